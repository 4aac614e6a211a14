-- The second factor of a person: a secret that an authenticator app shares with us, sealed with a key that is not in the
-- database. `last_step`: the 30 seconds of the last code that was taken; no code of then or before is taken again.
create table factor (
  account {text} not null primary key,
  secret {bytes} not null,
  added_at {int} not null,
  last_step {int} not null
){strict};

-- Codes that take the place of the factor, each for one use, as SHA-256. The row goes with its use.
create table recovery_code (
  account {text} not null,
  code {text} not null,
  drawn_at {int} not null,
  primary key (account, code)
){strict};

-- `proven_at`: when the person last showed the second factor in this session; none where they have not. `browser`: what the
-- session's browser calls itself, as a word of ours, so that a person can tell their sessions apart.
alter table session add column proven_at {int};
alter table session add column browser {text};
