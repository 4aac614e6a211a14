-- What must follow a report, in full.

-- Foreign requests. Under the text of 2008 the house declines only after it consulted the Attorney General; when, and
-- by which reference, is kept. The lists of the operator and of the provider are read by these keys.

alter table foreign_request add column consulted_at {int};
alter table foreign_request add column consultation {text};
create index foreign_request_open on foreign_request (opened_at, report) where ended_at is null;
create index foreign_request_ended on foreign_request (ended_at, report) where ended_at is not null;
create index foreign_request_provider on foreign_request (provider, opened_at, report);

-- What keeps a report. `expunged_at`: its content was removed by retention. `holds` counts what was laid on it or lifted
-- from it, so that whoever would destroy something notices a hold that came meanwhile.

alter table report add column expunged_at {int};
alter table report add column holds {int} not null default 0;

-- Preservation. `clause` and `ends_at` are those of whatever ends last; what 2258A(h) itself asks is kept beside, with
-- the event that started it.

alter table preservation add column event {text};
alter table preservation add column own_clause {text};
alter table preservation add column own_ends_at {int};
update preservation set own_clause = clause, own_ends_at = ends_at,
  event = case when clause = 'US-2258A-h1-2008' then 'notification_of_receipt' else 'completed_submission' end;

-- Requests, orders, warrants and the provider's own word, on top of it; and orders and litigation holds that bind this
-- house. `starts_at` and `ends_at` are the term's; without an end it stands until it is lifted.
create table hold (
  report {int} not null,
  ordinal {int} not null,
  kind {text} not null,
  clause {text},
  starts_at {int} not null,
  ends_at {int},
  reference {text} not null,
  agency {text},
  actor {text} not null,
  recorded_at {int} not null,
  lifted_at {int},
  lifted_by {text},
  lifted_why {text},
  primary key (report, ordinal)
){strict};

-- Whose law binds a provider beside that of the United States, as the operator recorded it.
create table provider_regime (
  provider {text} not null,
  country {text} not null,
  added_at {int} not null,
  primary key (provider, country)
){strict};

-- Destruction. Nothing is removed from the store of files before its key is removed here: `leftover` names sealed bytes to
-- which no key is left, until they are gone.

create table leftover (
  path {text} not null primary key,
  report {int} not null,
  since_at {int} not null
){strict};

-- Depictions that a law enforcement agency notified must be destroyed (18 U.S.C. 2258D(d)(2)). `held_by` names the hold of
-- this house that stands in the way; without a moment of destruction it waits for that hold.
create table destruction (
  report {int} not null,
  file {text} not null,
  agency {text} not null,
  referral {int} not null,
  reference {text} not null,
  notified_by {text} not null,
  notified_at {int} not null,
  held_by {int},
  destroyed_at {int},
  primary key (report, file)
){strict};
create index destruction_held on destruction (notified_at, report, file) where destroyed_at is null;
create index destruction_all on destruction (notified_at, report, file);

-- Retention: settings of the house, and what is looked at when time has passed.

create table setting (
  name {text} not null primary key,
  value {text} not null,
  set_at {int} not null
){strict};

create index report_retention on report (changed_at)
  where expunged_at is null and (stage = 'referred' or stage = 'retracted' or stage = 'expired');
create index alert_report on alert (report) where report is not null;
create index identifier_report on identifier (report);
