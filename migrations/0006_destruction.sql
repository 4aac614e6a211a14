-- Destruction on notification, in steps that nobody takes alone and that can be taken back until the last.
--
-- A file whose destruction was notified keeps no key in its own row. The key lies here, where only a release by two
-- persons reaches it, until it is destroyed with it.

create table quarantined_key (
  report {int} not null,
  file {text} not null,
  sealed_key {bytes} not null,
  moved_at {int} not null,
  primary key (report, file)
){strict};

-- One row a notification: a file may be notified again after a release. `noted`: recorded, and counsel must let it take
-- effect. `waiting`: nobody can open the file, and it is carried out at `due_at`. `destroyed` and `released` are its ends.
-- What was notified before and waits for an order of a court is `noted`: its key is still in the file's row.

alter table destruction rename to destruction_before;
create table destruction (
  report {int} not null,
  file {text} not null,
  ordinal {int} not null,
  agency {text} not null,
  referral {int} not null,
  reference {text} not null,
  notified_by {text} not null,
  notified_at {int} not null,
  state {text} not null,
  due_at {int},
  confirmed_by {text},
  confirmed_at {int},
  order_reference {text},
  order_court {text},
  order_day {text},
  order_by {text},
  order_at {int},
  release_by {text},
  release_at {int},
  release_why {text},
  released_by {text},
  released_at {int},
  destroyed_at {int},
  primary key (report, file, ordinal)
){strict};
insert into destruction (report, file, ordinal, agency, referral, reference, notified_by, notified_at, state, destroyed_at)
select report, file, 1, agency, referral, reference, notified_by, notified_at,
  case when destroyed_at is null then 'noted' else 'destroyed' end, destroyed_at
from destruction_before;
drop table destruction_before;
create index destruction_listed on destruction (notified_at, report, file, ordinal);
create index destruction_open on destruction (notified_at, report, file, ordinal) where state in ('noted', 'waiting');
create index destruction_due on destruction (due_at, report, file, ordinal) where state = 'waiting';
create index destruction_notified_by on destruction (notified_by, notified_at);

-- How often somebody notified: two notifications of one person at the same moment are told apart by it.
create table notifier (
  person {text} not null primary key,
  notifications {int} not null
){strict};

-- What agencies said against a destruction; one each.
create table destruction_objection (
  report {int} not null,
  file {text} not null,
  notification {int} not null,
  agency {text} not null,
  referral {int} not null,
  reason {text} not null,
  made_by {text} not null,
  made_at {int} not null,
  primary key (report, file, notification, agency)
){strict};

-- Process of a court to us is entered by two persons: until the second has confirmed it, it stands as a proposal.
alter table hold add column confirmed_by {text};
alter table hold add column confirmed_at {int};
update hold set confirmed_at = recorded_at;
