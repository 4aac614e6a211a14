-- follow_up/destructions_of_report
select d.report, d.file, d.ordinal, d.agency, d.referral, d.reference, d.notified_by, d.notified_at, d.state, d.due_at,
  d.confirmed_by, d.confirmed_at, d.order_reference, d.order_court, d.order_day, d.order_by, d.order_at,
  d.release_by, d.release_at, d.release_why, d.released_by, d.released_at, d.destroyed_at,
  (select min(h.ordinal) from hold h where h.shard = d.shard and h.report = d.report and h.kind in ('order_on_us', 'warrant_on_us')
    and h.confirmed_at is not null and h.lifted_at is null and (h.ends_at is null or h.ends_at > $now)) as ordered,
  (select min(h.ordinal) from hold h where h.shard = d.shard and h.report = d.report and h.kind in ('order_on_us', 'warrant_on_us')
    and h.confirmed_at is null and h.lifted_at is null and (h.ends_at is null or h.ends_at > $now)) as order_proposed,
  (select count(*) from destruction_objection o where o.shard = d.shard and o.report = d.report and o.file = d.file and o.notification = d.ordinal) as objections,
  (select r.priority from report r where r.shard = d.shard and r.number = d.report) as priority
from destruction d where d.shard = shard($report) and d.report = $report order by d.report, d.file, d.ordinal
