-- A session that nobody uses ends early: its last use, written at most once a minute.
alter table session add column used_at {int} not null default 0;
update session set used_at = started_at;
create index session_used on session (used_at);

-- Sign-ins that failed, counted by account and minute (minutes since 1970) until the minute is over and they are in the
-- ledger. Names of no account are counted together under the empty name: what somebody typed there may be a password.
create table failed_sign_in (
  minute {int} not null,
  account {text} not null,
  times {int} not null,
  primary key (minute, account)
){strict};
