-- The tables of the way, in the order a report meets them. One text for both engines: tokens in
-- curly brackets become the engine's own types. Times are microseconds since 1970 (UTC). Hot tables begin their key with the report, so that
-- they can be distributed by it; nothing here is numbered by the database.

-- Who may speak to us.

create table provider (
  id {text} not null primary key,
  name {text} not null,
  world {text} not null,
  secret {bytes} not null,
  webhook_url {text},
  webhook_key {bytes},
  created_at {int} not null
){strict};

create table agency (
  id {text} not null primary key,
  name {text} not null,
  class {text} not null,
  country {text} not null,
  states {text} not null,
  channel {text} not null,
  recipient {text},
  investigates {int} not null,
  suspended {int} not null,
  synthetic {int} not null
){strict};

create table agency_basis (
  agency {text} not null,
  ordinal {int} not null,
  kind {text} not null,
  evidence {text} not null,
  from_day {text} not null,
  to_day {text},
  synthetic {int} not null,
  recorded_at {int} not null,
  primary key (agency, ordinal)
){strict};

-- One row. Whoever changes an agency or a basis moves the version on, so that processes know when to read them again.
create table directory (
  one {int} not null primary key,
  version {int} not null
){strict};
insert into directory (one, version) values (1, 1);

create table agency_token (
  digest {bytes} not null primary key,
  agency {text} not null,
  label {text} not null,
  created_at {int} not null
){strict};

create table account (
  id {text} not null primary key,
  name {text} not null,
  role {text} not null,
  agency {text},
  provider {text},
  password {text} not null,
  disabled {int} not null,
  created_at {int} not null
){strict};

create table session (
  digest {bytes} not null primary key,
  account {text} not null,
  csrf {text} not null,
  started_at {int} not null,
  ends_at {int} not null
){strict};
create index session_end on session (ends_at);
create index session_account on session (account);

-- Intake.

create table report (
  number {int} not null primary key,
  kind {text} not null,
  world {text} not null,
  provider {text},
  stage {text} not null,
  incident {text} not null,
  batched {int} not null,
  files {int} not null,
  opened_at {int} not null,
  changed_at {int} not null,
  finished_at {int},
  designation {text},
  priority {text}
){strict};
create index report_open on report (opened_at) where stage = 'open';
create index report_desk on report (priority, finished_at) where stage = 'at_desk';
create index report_provider on report (provider, number);

create table submission (
  report {int} not null primary key,
  document {bytes} not null,
  parsed {text} not null
){strict};

create table file (
  report {int} not null,
  id {text} not null,
  ordinal {int} not null,
  name {text},
  size {int} not null,
  md5 {bytes} not null,
  sha1 {bytes} not null,
  sha256 {bytes} not null,
  path {text} not null,
  sealed_key {bytes} not null,
  uploaded_at {int} not null,
  document {bytes},
  parsed {text},
  described_at {int},
  primary key (report, id)
){strict};

create table receipt (
  report {int} not null primary key,
  digest {bytes} not null,
  note {text} not null
){strict};

-- Augment: what each source said, and when it said so.

create table statement (
  report {int} not null,
  ordinal {int} not null,
  source {text} not null,
  source_as_of {text},
  subject {text},
  matter {text} not null,
  about {text} not null,
  value {text} not null,
  country {text},
  state {text},
  weight {int} not null,
  doubt {text},
  event_at {int},
  said_at {int} not null,
  primary key (report, ordinal)
){strict};

create table candidate (
  report {int} not null,
  subject {text} not null,
  position {int} not null,
  country {text},
  state {text},
  weight {int} not null,
  proxy_doubt {int} not null,
  newest_at {int},
  evidence {text} not null,
  primary key (report, subject, position)
){strict};

create table identifier (
  fingerprint {bytes} not null,
  report {int} not null,
  matter {text} not null,
  primary key (fingerprint, report)
){strict};

create table hash_list (
  id {text} not null primary key,
  name {text} not null,
  source {text} not null,
  entries {int} not null,
  imported_at {int} not null
){strict};

create table hash_entry (
  digest {bytes} not null,
  kind {text} not null,
  list {text} not null,
  primary key (digest, kind, list)
){strict};

-- Triage.

create table outcome (
  report {int} not null,
  ordinal {int} not null,
  designation {text} not null,
  priority {text} not null,
  completeness {int} not null,
  factors {text} not null,
  missing {text} not null,
  decided_by {text} not null,
  reason {text} not null,
  decided_at {int} not null,
  primary key (report, ordinal)
){strict};

create table desk (
  report {int} not null primary key,
  because {text} not null,
  held_at {int} not null
){strict};

-- Route: every ruling is kept, also when it is to withhold.

create table ruling (
  report {int} not null,
  ordinal {int} not null,
  agency {text} not null,
  outcome {text} not null,
  candidate {text} not null,
  facts {text} not null,
  body {text} not null,
  digest {bytes} not null,
  register {text} not null,
  ruled_at {int} not null,
  primary key (report, ordinal)
){strict};

-- Refer.

create table referral (
  report {int} not null,
  ordinal {int} not null,
  agency {text} not null,
  ruling {int} not null,
  channel {text} not null,
  state {text} not null,
  reason {text} not null,
  predecessor {int},
  hop {int} not null,
  made_available_at {int} not null,
  delivered_at {int},
  acknowledged_at {int},
  opened_at {int},
  manifest_digest {bytes},
  manifest_entry {bytes},
  package_path {text},
  package_key {bytes},
  package_digest {bytes},
  package_bytes {int},
  entry {bytes} not null,
  primary key (report, ordinal)
){strict};
create index referral_inbox on referral (agency, made_available_at, report, ordinal);

create table referral_event (
  report {int} not null,
  referral {int} not null,
  ordinal {int} not null,
  kind {text} not null,
  actor {text} not null,
  detail {text} not null,
  at {int} not null,
  primary key (report, referral, ordinal)
){strict};

create table feedback (
  report {int} not null,
  referral {int} not null,
  ordinal {int} not null,
  codes {text} not null,
  note {text} not null,
  actor {text} not null,
  given_at {int} not null,
  primary key (report, referral, ordinal)
){strict};

-- Follow up.

create table preservation (
  report {int} not null primary key,
  provider {text} not null,
  clause {text} not null,
  starts_at {int} not null,
  ends_at {int} not null,
  next_alert_at {int}
){strict};
create index preservation_alert on preservation (next_alert_at) where next_alert_at is not null;

create table foreign_request (
  report {int} not null primary key,
  provider {text} not null,
  country {text},
  agency_name {text} not null,
  opened_at {int} not null,
  alarm_at {int},
  ended_at {int},
  ending {text}
){strict};
create index foreign_request_alarm on foreign_request (alarm_at) where alarm_at is not null;

create table notice (
  report {int} not null,
  ordinal {int} not null,
  provider {text} not null,
  kind {text} not null,
  body {text} not null,
  clause {text},
  written_at {int} not null,
  delivered_at {int},
  primary key (report, ordinal)
){strict};
create index notice_provider on notice (provider, written_at);

create table alert (
  id {text} not null primary key,
  report {int},
  kind {text} not null,
  words {text} not null,
  raised_at {int} not null,
  acknowledged_at {int},
  acknowledged_by {text}
){strict};
create index alert_waiting on alert (raised_at) where acknowledged_at is null;

-- Work that follows a commit, and the ledger.

create table job (
  shard {int} not null,
  id {text} not null,
  kind {text} not null,
  report {int} not null,
  reference {int} not null,
  due_at {int} not null,
  attempts {int} not null,
  lease {text},
  leased_until {int} not null,
  trouble {text},
  primary key (shard, id)
){strict};
create index job_ready on job (shard, due_at);

create table entry (
  id {bytes} not null primary key,
  report {int} not null,
  kind {text} not null,
  leaf {bytes} not null,
  leaf_hash {bytes} not null,
  opening {bytes},
  written_at {int} not null,
  position {int}
){strict};
create index entry_waiting on entry (written_at, id) where position is null;
create unique index entry_position on entry (position) where position is not null;
create index entry_report on entry (report, written_at);

create table ledger_head (
  one {int} not null primary key,
  size {int} not null,
  frontier {bytes} not null,
  note {text} not null
){strict};

create table ledger_tile (
  level {int} not null,
  number {int} not null,
  hashes {bytes} not null,
  primary key (level, number)
){strict};

create table ledger_checkpoint (
  size {int} not null primary key,
  note {text} not null,
  signed_at {int} not null
){strict};
