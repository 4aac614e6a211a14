-- What one person proposes and another decides: what qualifies an agency, what a policy of the house leaves to counsel,
-- and a stale entry of the register that may be relied on a while longer. Nothing of it holds before the second person.

create table proposal (
  id {text} not null primary key,
  kind {text} not null,
  subject {text} not null,
  report {int},
  body {text} not null,
  reason {text} not null,
  until_day {text},
  document_name {text},
  document_bytes {int},
  document_sha256 {bytes},
  document_path {text},
  document_key {bytes},
  proposed_by {text} not null,
  proposed_at {int} not null,
  decision {text},
  decided_by {text},
  decided_at {int},
  decision_reason {text},
  ended_by {text},
  ended_at {int},
  end_reason {text}
){strict};
create index proposal_waiting on proposal (proposed_at, id) where decision is null;
create index proposal_decided on proposal (decided_at, id) where decision is not null;
create index proposal_subject on proposal (subject, proposed_at, id);
create index proposal_in_force on proposal (until_day, id) where decision = 'approved' and ended_at is null;

-- A report and an agency whose last ruling waits for an approval. The row goes when a later ruling is kept or the
-- approval is refused, so that only what waits is ever walked.
create table approval_wanted (
  report {int} not null,
  agency {text} not null,
  ruling {int} not null,
  policies {text} not null,
  wanted_at {int} not null,
  primary key (report, agency)
){strict};
create index approval_wanted_since on approval_wanted (wanted_at, report, agency);

-- Which proposals a basis was recorded and ended by, and the one an agency's answer rests on; none for what a
-- demonstration invents.
alter table agency_basis add column proposal {text};
alter table agency_basis add column ended_by {text};
alter table agency add column investigates_by {text};
