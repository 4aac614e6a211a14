-- Lists that are counted and sorted in the database, and alerts that end with their cause.

-- A referral in the lists of its agency: the priority of its report, for as long as the agency has access; it stays as it
-- was when access ends. None once the report was expunged: then it is on no list.
alter table referral add column priority {text};
update referral set priority = (select coalesce(r.priority, 'P3') from report r
  where r.number = referral.report and r.expunged_at is null);
create index referral_list on referral (agency, state, priority, made_available_at, report, ordinal);

-- What an alert is about beside its report (a referral, a file, a job, an agency); when that ends, the alert ends. `rank` and
-- `sort` are its place in the list: life at risk first (0), then what stands still in the house (1), then what agencies
-- answered (2).
alter table alert add column about {text} not null default '';
alter table alert add column rank {int} not null default 1;
alter table alert add column sort {int} not null default 0;
alter table alert add column ended_at {int};
update alert set sort = raised_at;
update alert set rank = 0, sort = 0 - raised_at where kind in ('p0_at_desk', 'p0_group', 'p0_flood', 'destruction_p0');
update alert set rank = 2 where kind in ('declined', 'cleared');
-- Of those that were raised before this, the ones whose cause is over for sure.
update alert set ended_at = raised_at where acknowledged_at is null and kind = 'p0_at_desk'
  and not exists (select 1 from report r where r.number = alert.report and r.stage = 'at_desk');
update alert set ended_at = raised_at where acknowledged_at is null
  and exists (select 1 from report r where r.number = alert.report and r.expunged_at is not null);
drop index alert_waiting;
create index alert_waiting on alert (rank, sort, id) where acknowledged_at is null and ended_at is null;
create index alert_of_report on alert (report, kind) where acknowledged_at is null and ended_at is null;
create index alert_about on alert (kind, about) where acknowledged_at is null and ended_at is null;
