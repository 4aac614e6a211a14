-- Secrets of programs, and the keys of the house.

-- What an agency's program and a provider's program show to be believed: several at a time, so that one can be changed
-- without an outage. Of the secret only its SHA-256 is kept. `id` names it to people. `holder` is the key of an agency or
-- of a provider, as `party` says. Without `expires_at` it holds until it is revoked.
create table credential (
  digest {bytes} not null primary key,
  id {text} not null,
  party {text} not null,
  holder {text} not null,
  label {text} not null,
  scopes {text} not null,
  created_at {int} not null,
  expires_at {int},
  revoked_at {int},
  last_used_at {int}
){strict};
create unique index credential_id on credential (id);
create index credential_holder on credential (party, holder, created_at, id);

insert into credential (digest, id, party, holder, label, scopes, created_at)
-- only sqlite
select digest, lower(hex(randomblob(4))), 'agency', agency, label, 'read,act', created_at from agency_token;
-- only postgres
select digest, substr(gen_random_uuid()::text, 1, 8), 'agency', agency, label, 'read,act', created_at from agency_token;
-- both
insert into credential (digest, id, party, holder, label, scopes, created_at)
-- only sqlite
select secret, lower(hex(randomblob(4))), 'provider', id, 'main', 'read,act', created_at from provider;
-- only postgres
select secret, substr(gen_random_uuid()::text, 1, 8), 'provider', id, 'main', 'read,act', created_at from provider;
-- both
drop table agency_token;
alter table provider drop column secret;

-- `must_change`: an operator drew the password, so it is not the person's own yet. `password_set_at`: when the password was
-- last set after the account was made.
alter table account add column must_change {int} not null default 0;
alter table account add column password_set_at {int};

-- A value derived from each key of the house, so that a process with another key, or without one, is found out before it
-- writes anything. It tells nothing of the key. `public` is the public key, of the one that signs.
create table house_key (
  name {text} not null primary key,
  check_value {bytes} not null,
  public {bytes},
  added_at {int} not null
){strict};
