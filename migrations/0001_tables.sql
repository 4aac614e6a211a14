-- The tables, in the order a report meets them. One text for both engines: words in curly brackets become the engine's
-- own types; `{clustered}` tables of SQLite lie in the order of their keys. Times are microseconds since 1970 (UTC). Nothing here is numbered by the database.
--
-- What belongs to a report lies in one shard, named by the first column of each key: the last byte of the report's number,
-- or the first byte of a key of our own (`docs/decisions/0055-one-deed-one-shard.md`). PostgreSQL has 256 of them, a file
-- of SQLite is one. No unique key reaches over shards. A foreign key joins rows of one report; none leads to providers, agencies or accounts (decision 0056).

-- Who may speak to us. These tables are whole on every node.

-- A hotline is no provider under 18 U.S.C. 2258A: what it files rests on another law and starts no clock of its own.
-- `open_reports_max` and `open_bytes_max` are the operator's own quota for what a provider leaves unfinished.
create table provider (
  id {text} not null primary key,
  name {text} not null,
  world {text} not null,
  webhook_url {text},
  webhook_key {bytes},
  created_at {int} not null,
  hotline {int} not null default 0,
  open_reports_max {int},
  open_bytes_max {int}
){strict};

-- Whose law binds a provider beside that of the United States, as the operator recorded it.
create table provider_regime (
  provider {text} not null,
  country {text} not null,
  added_at {int} not null,
  primary key (provider, country)
){strict};

-- `investigates_by`: the proposal that the agency's answer rests on; none for what a demonstration invents.
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
  synthetic {int} not null,
  investigates_by {text}
){strict};

-- `proposal` and `ended_by`: which proposals the basis was recorded and ended by.
create table agency_basis (
  agency {text} not null,
  ordinal {int} not null,
  kind {text} not null,
  evidence {text} not null,
  from_day {text} not null,
  to_day {text},
  synthetic {int} not null,
  recorded_at {int} not null,
  proposal {text},
  ended_by {text},
  primary key (agency, ordinal)
){strict};

-- One row. Whoever changes an agency or a basis moves the version on, so that processes know when to read them again.
create table directory (
  one {int} not null primary key,
  version {int} not null
){strict};
insert into directory (one, version) values (1, 1);

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

-- `must_change`: an operator drew the password, so it is not the person's own yet. `password_set_at`: when the password was
-- last set after the account was made. `language`: in which language the person reads pages, as a tag of BCP 47; none where
-- the browser's is taken.
create table account (
  id {text} not null primary key,
  name {text} not null,
  role {text} not null,
  agency {text},
  provider {text},
  password {text} not null,
  disabled {int} not null,
  created_at {int} not null,
  must_change {int} not null default 0,
  password_set_at {int},
  language {text}
){strict};

-- A session that nobody uses ends early: its last use is written at most once a minute.
create table session (
  digest {bytes} not null primary key,
  account {text} not null,
  csrf {text} not null,
  started_at {int} not null,
  ends_at {int} not null,
  used_at {int} not null
){strict};
create index session_end on session (ends_at);
create index session_account on session (account);
create index session_used on session (used_at);

-- Sign-ins that failed, counted by account and minute (minutes since 1970) until the minute is over and they are in the
-- ledger. Names of no account are counted together under the empty name: what somebody typed there may be a password.
create table failed_sign_in (
  minute {int} not null,
  account {text} not null,
  times {int} not null,
  primary key (minute, account)
){strict};

-- Settings of ours.
create table setting (
  name {text} not null primary key,
  value {text} not null,
  set_at {int} not null
){strict};

-- A value derived from each of our keys, so that a process with another key, or without one, is found out before it writes
-- anything. It tells nothing of the key. `public` is the public key, of the one that signs.
create table house_key (
  name {text} not null primary key,
  check_value {bytes} not null,
  public {bytes},
  added_at {int} not null
){strict};

-- Intake.

-- `expunged_at`: its content was removed by retention. `holds` counts what was laid on it or lifted from it, so that
-- whoever would destroy something notices a hold that came meanwhile. `held_bytes` is what an unfinished report takes up of
-- its provider's quota; it is counted along an index of those alone, so that no counter can drift from what is there.
create table report (
  shard {small} not null,
  number {int} not null,
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
  priority {text},
  expunged_at {int},
  holds {int} not null default 0,
  held_bytes {int} not null,
  primary key (shard, number),
  check (shard = number % {shards})
){changing};
-- only postgres
create index report_newest on report (number);
-- both
create index report_desk on report (priority, finished_at) where stage = 'at_desk';
create index report_open on report (opened_at) where stage = 'open';
-- The stage is in the key as well: else SQLite counts a provider's open reports along all of its reports.
create index report_open_of on report (provider, stage) where stage = 'open';
create index report_provider on report (provider, number);
-- In the order of opening, which never changes: an index on `changed_at` would be written anew by every upload, and on
-- PostgreSQL all others with it.
create index report_retention on report (opened_at)
  where expunged_at is null and (stage = 'referred' or stage = 'retracted' or stage = 'expired');

create table submission (
  shard {small} not null,
  report {int} not null,
  document {bytes} not null,
  parsed {text} not null,
  primary key (shard, report)
){strict};

-- `viewed`: what the sender said of having viewed the file: 1 yes, 0 no, null not stated or not described. It is kept
-- beside the document so that a sender's habit can be counted without reading documents. `kind`: what the file is by its
-- own first bytes, said before anybody opens it.
create table file (
  shard {small} not null,
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
  viewed {int},
  kind {text} not null,
  primary key (shard, report, id)
){strict};

-- What an agency or an analyst recorded that opens a file: a warrant of the agency's own, or who at the sender viewed it,
-- and when. One row for each file and agency; an attestation of the sender is nobody's in particular.
create table file_ground (
  shard {small} not null,
  report {int} not null,
  file {text} not null,
  ordinal {int} not null,
  kind {text} not null,
  agency {text},
  reference {text} not null,
  happened_at {int},
  recorded_by {text} not null,
  recorded_at {int} not null,
  primary key (shard, report, file, ordinal),
  foreign key (shard, report, file) references file (shard, report, id)
){clustered};

create table receipt (
  shard {small} not null,
  report {int} not null,
  digest {bytes} not null,
  note {text} not null,
  primary key (shard, report)
){clustered};

-- Each page of the public form carries a token that sends one report. A spent token leads to the report it sent, so that
-- a second click answers as the first. Its first byte is the report's shard. Rows go when their token would be too old to
-- be used.
create table form_token (
  shard {small} not null,
  id {bytes} not null,
  report {int} not null,
  document_sha256 {bytes} not null,
  spent_at {int} not null,
  primary key (shard, id),
  foreign key (shard, report) references report (shard, number)
){strict};
create index form_token_spent on form_token (spent_at);
create index form_token_report on form_token (shard, report);

-- Augment: what each source said, and when it said so.

create table statement (
  shard {small} not null,
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
  primary key (shard, report, ordinal),
  foreign key (shard, report) references report (shard, number)
){clustered};
-- What later reports say of an earlier one.
create index statement_earlier on statement (about, report) where matter = 'earlier_report';

create table candidate (
  shard {small} not null,
  report {int} not null,
  subject {text} not null,
  position {int} not null,
  country {text},
  state {text},
  weight {int} not null,
  proxy_doubt {int} not null,
  newest_at {int},
  evidence {text} not null,
  primary key (shard, report, subject, position),
  foreign key (shard, report) references report (shard, number)
){clustered};

create table identifier (
  shard {small} not null,
  report {int} not null,
  fingerprint {bytes} not null,
  matter {text} not null,
  primary key (shard, report, fingerprint),
  foreign key (shard, report) references report (shard, number)
){clustered};
create index identifier_fingerprint on identifier (fingerprint, report);

-- The first report of each content, by a keyed digest of its sender, document and files: where the same comes again, the
-- key is taken. Its shard is that of the digest, since nothing else would find the same content in one shard.
create table sent_report (
  shard {small} not null,
  digest {bytes} not null,
  report {int} not null,
  sent_at {int} not null,
  primary key (shard, digest)
){strict};
create index sent_report_report on sent_report (report);

-- Which report a later one repeats.
create table sent_again (
  shard {small} not null,
  report {int} not null,
  first {int} not null,
  primary key (shard, report),
  foreign key (shard, report) references report (shard, number)
){clustered};
create index sent_again_first on sent_again (first, report);

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

-- Lists of proxies and of exits of networks that hide who uses them, as operators import them. `lengths` names the
-- lengths of the networks the list ever held, such as `4/32 6/128`, so that a search asks for those alone.
create table exit_list (
  id {text} not null primary key,
  name {text} not null,
  source {text} not null,
  entries {int} not null,
  lengths {text} not null,
  imported_at {int} not null
){strict};

-- A network of a list, for a time. `network` is the address of the network, four or sixteen bytes, and behind it one
-- byte that says how many of its bits count.
create table exit_entry (
  network {bytes} not null,
  list {text} not null,
  from_at {int} not null,
  until_at {int} not null,
  primary key (network, from_at, list)
){strict};
create index exit_entry_list on exit_entry (list, network, from_at);

-- Triage.

create table outcome (
  shard {small} not null,
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
  primary key (shard, report, ordinal),
  foreign key (shard, report) references report (shard, number)
){clustered};

-- Where a waiting report stands in the review queue. `list` is queue (a row of its own), flood (a row of its own among
-- posts that came above the usual rate), group (one of many behind the row of its group) or dismissed (for a day, until
-- the dismissal can no longer be undone). Rows of a list are in the order of rank, sort, report.
create table desk (
  shard {small} not null,
  report {int} not null,
  because {text} not null,
  held_at {int} not null,
  list {text} not null,
  rank {int} not null,
  sort {int} not null,
  post_group {int},
  signs {text} not null,
  dismissal {int},
  primary key (shard, report),
  foreign key (shard, report) references report (shard, number)
){clustered};
create index desk_list on desk (list, rank, sort, report);
create index desk_group on desk (post_group, list, signs, report) where post_group is not null;
create index desk_dismissal on desk (dismissal, report) where dismissal is not null;

-- A report of the public that says that a child is in danger now: when it came, what it looks like, and its group.
create table danger_post (
  shard {small} not null,
  report {int} not null,
  posted_at {int} not null,
  shape {text} not null,
  post_group {int} not null,
  primary key (shard, report),
  foreign key (shard, report) references report (shard, number)
){clustered};
create index danger_post_time on danger_post (posted_at);
create index danger_post_shape on danger_post (shape, posted_at);

-- Posts of one text, exactly or nearly. A group is called by the number of its first post. `waiting` counts the posts
-- behind its row in the review queue; `known` says that an identifier in the text was known from elsewhere.
create table post_group (
  shard {small} not null,
  id {int} not null,
  posts {int} not null,
  waiting {int} not null,
  known {int} not null,
  first_at {int} not null,
  last_at {int} not null,
  rank {int} not null,
  sort {int} not null,
  tie {int} not null,
  primary key (shard, id),
  foreign key (shard, id) references report (shard, number)
){clustered};
create index post_group_waiting on post_group (rank, sort, tie) where waiting > 0;

-- By what a text is found again: a keyed digest of the whole, by whose first byte it is sharded, and keyed digests of parts
-- of it that near texts share.
create table danger_text (
  shard {small} not null,
  digest {bytes} not null,
  report {int} not null,
  post_group {int} not null,
  primary key (shard, digest)
){strict};
create index danger_text_report on danger_text (report);
create table danger_band (
  shard {small} not null,
  report {int} not null,
  band {bytes} not null,
  post_group {int} not null,
  primary key (shard, report, band),
  foreign key (shard, report) references report (shard, number)
){clustered};
create index danger_band_band on danger_band (band);

-- What somebody dismissed in bulk: the posts of one group that have nothing of their own. State is dismissing, dismissed,
-- undoing, undone or settled; `report` is the first of the group, `place` the last that was looked at. The last byte of
-- the key is the report's shard.
create table dismissal (
  shard {small} not null,
  id {int} not null,
  report {int} not null,
  state {text} not null,
  reason {text} not null,
  ordered_by {text} not null,
  ordered_at {int} not null,
  until_at {int} not null,
  place {int} not null,
  dismissed {int} not null,
  restored {int} not null,
  settled {int} not null,
  undone_by {text},
  undone_at {int},
  primary key (shard, id),
  foreign key (shard, report) references report (shard, number),
  check (shard = id % {shards})
){clustered};
create index dismissal_ordered on dismissal (ordered_at, id);
create index dismissal_report on dismissal (shard, report);

-- Route: every ruling is kept, also when it is to withhold. `error` is what went wrong where a ruling could not be decided.
-- The message may repeat what a report says, so it stands apart from the ruling, whose digest the ledger proves and which
-- stays.
create table ruling (
  shard {small} not null,
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
  error {text},
  primary key (shard, report, ordinal),
  foreign key (shard, report) references report (shard, number)
){strict};

-- A report and an agency whose last ruling waits for an approval. The row goes when a later ruling is kept or the
-- approval is refused, so that only what waits is ever walked.
create table approval_wanted (
  shard {small} not null,
  report {int} not null,
  agency {text} not null,
  ruling {int} not null,
  policies {text} not null,
  wanted_at {int} not null,
  primary key (shard, report, agency),
  foreign key (shard, report, ruling) references ruling (shard, report, ordinal)
){clustered};
create index approval_wanted_since on approval_wanted (wanted_at, report, agency);

-- What one person proposes and another decides: what qualifies an agency, what a policy of ours leaves to counsel, and a
-- stale entry of the register that may be relied on a while longer. Nothing of it holds before the second person. Whole on
-- every node, as people and the law are.
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
create index proposal_report on proposal (report) where report is not null;

-- Refer. `priority` is that of the report, for as long as the agency has access; it stays as it was when access ends. None
-- once the report was expunged: then it is on no list.

create table referral (
  shard {small} not null,
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
  priority {text},
  primary key (shard, report, ordinal),
  foreign key (shard, report, ruling) references ruling (shard, report, ordinal)
){clustered};
create index referral_inbox on referral (agency, made_available_at, report, ordinal);
create index referral_list on referral (agency, state, priority, made_available_at, report, ordinal);

create table referral_event (
  shard {small} not null,
  report {int} not null,
  referral {int} not null,
  ordinal {int} not null,
  kind {text} not null,
  actor {text} not null,
  detail {text} not null,
  at {int} not null,
  primary key (shard, report, referral, ordinal),
  foreign key (shard, report, referral) references referral (shard, report, ordinal)
){clustered};

create table feedback (
  shard {small} not null,
  report {int} not null,
  referral {int} not null,
  ordinal {int} not null,
  codes {text} not null,
  note {text} not null,
  actor {text} not null,
  given_at {int} not null,
  primary key (shard, report, referral, ordinal),
  foreign key (shard, report, referral) references referral (shard, report, ordinal)
){clustered};

-- Packages that people of ours took out and handed to an agency that uses no tool of ours. One row for each time a package
-- was taken out; who received it stands there once it was recorded. What is null was not recorded yet.
create table hand_over (
  shard {small} not null,
  report {int} not null,
  referral {int} not null,
  ordinal {int} not null,
  package {bytes} not null,
  conditions {bytes} not null,
  taken_by {text} not null,
  taken_at {int} not null,
  way {text},
  received_by {text},
  handed_on {text},
  recorded_by {text},
  recorded_at {int},
  primary key (shard, report, referral, ordinal),
  foreign key (shard, report, referral) references referral (shard, report, ordinal)
){clustered};

-- Follow up.

-- `clause` and `ends_at` are those of whatever ends last; what 2258A(h) itself asks is kept beside, with the event that
-- started it.
create table preservation (
  shard {small} not null,
  report {int} not null,
  provider {text} not null,
  clause {text} not null,
  starts_at {int} not null,
  ends_at {int} not null,
  next_alert_at {int},
  event {text} not null,
  own_clause {text} not null,
  own_ends_at {int} not null,
  primary key (shard, report)
){clustered};
create index preservation_alert on preservation (next_alert_at) where next_alert_at is not null;

-- Requests, orders, warrants and the provider's own word, on top of it; and orders and litigation holds that bind us.
-- `starts_at` and `ends_at` are the term's; without an end it stands until it is lifted. Process of a court to us is
-- entered by two persons: until the second has confirmed it, it stands as a proposal.
create table hold (
  shard {small} not null,
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
  confirmed_by {text},
  confirmed_at {int},
  primary key (shard, report, ordinal),
  foreign key (shard, report) references report (shard, number)
){clustered};

-- Under the text of 2008 we decline only after we consulted the Attorney General; when, and by which reference, is kept.
create table foreign_request (
  shard {small} not null,
  report {int} not null,
  provider {text} not null,
  country {text},
  agency_name {text} not null,
  opened_at {int} not null,
  alarm_at {int},
  ended_at {int},
  ending {text},
  consulted_at {int},
  consultation {text},
  primary key (shard, report),
  foreign key (shard, report) references report (shard, number)
){clustered};
create index foreign_request_alarm on foreign_request (alarm_at) where alarm_at is not null;
create index foreign_request_open on foreign_request (opened_at, report) where ended_at is null;
create index foreign_request_ended on foreign_request (ended_at, report) where ended_at is not null;
create index foreign_request_provider on foreign_request (provider, opened_at, report);

create table notice (
  shard {small} not null,
  report {int} not null,
  ordinal {int} not null,
  provider {text} not null,
  kind {text} not null,
  body {text} not null,
  clause {text},
  written_at {int} not null,
  delivered_at {int},
  primary key (shard, report, ordinal),
  foreign key (shard, report) references report (shard, number)
){clustered};
create index notice_provider on notice (provider, written_at);

-- Destruction on notification, in steps that nobody takes alone and that can be taken back until the last.
--
-- A file whose destruction was notified keeps no key in its own row. The key lies here, where only a release by two
-- persons reaches it, until it is destroyed with it.
create table quarantined_key (
  shard {small} not null,
  report {int} not null,
  file {text} not null,
  sealed_key {bytes} not null,
  moved_at {int} not null,
  primary key (shard, report, file),
  foreign key (shard, report, file) references file (shard, report, id)
){clustered};

-- One row a notification: a file may be notified again after a release. `noted`: recorded, and counsel must let it take
-- effect. `waiting`: nobody can open the file, and it is carried out at `due_at`. `destroyed` and `released` are its ends.
-- It outlives the file, whose row goes with the report's content.
create table destruction (
  shard {small} not null,
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
  primary key (shard, report, file, ordinal),
  foreign key (shard, report, referral) references referral (shard, report, ordinal)
){clustered};
create index destruction_listed on destruction (notified_at, report, file, ordinal);
create index destruction_open on destruction (notified_at, report, file, ordinal)
  where state = 'noted' or state = 'waiting';
create index destruction_due on destruction (due_at, report, file, ordinal) where state = 'waiting';
create index destruction_notified_by on destruction (notified_by, notified_at);

-- What agencies said against a destruction; one each.
create table destruction_objection (
  shard {small} not null,
  report {int} not null,
  file {text} not null,
  notification {int} not null,
  agency {text} not null,
  referral {int} not null,
  reason {text} not null,
  made_by {text} not null,
  made_at {int} not null,
  primary key (shard, report, file, notification, agency),
  foreign key (shard, report, file, notification) references destruction (shard, report, file, ordinal)
){clustered};

-- How often somebody notified: two notifications of one person at the same moment are told apart by it.
create table notifier (
  person {text} not null primary key,
  notifications {int} not null
){strict};

-- Nothing is removed from the store of files before its key is removed here: `leftover` names sealed bytes to which no key
-- is left, until they are gone.
create table leftover (
  shard {small} not null,
  report {int} not null,
  path {text} not null,
  since_at {int} not null,
  primary key (shard, report, path),
  check (shard = report % {shards})
){clustered};

-- When a reader's sitting with a report began: what they read of it until the sitting is over is one entry of the ledger.
-- `reader` is a keyed digest of who reads.
create table sitting (
  shard {small} not null,
  report {int} not null,
  reader {bytes} not null,
  begun_at {int} not null,
  primary key (shard, report, reader),
  foreign key (shard, report) references report (shard, number)
){clustered};
create index sitting_begun on sitting (begun_at);

-- What a person must look at. The first two digits of the key are its shard: the report's or the group's, or zero for what
-- is about neither. `about` is what it is about beside its report (a referral, a file, a job, an agency); when that ends,
-- the alert ends. `rank` and `sort` are its place in the list: life at risk first (0), then what stands still here (1),
-- then what agencies answered (2). That of a group counts the posts that wait in it.
create table alert (
  shard {small} not null,
  id {text} not null,
  report {int},
  kind {text} not null,
  words {text} not null,
  about {text} not null,
  rank {int} not null,
  sort {int} not null,
  raised_at {int} not null,
  acknowledged_at {int},
  acknowledged_by {text},
  ended_at {int},
  post_group {int},
  primary key (shard, id),
  foreign key (shard, report) references report (shard, number),
  foreign key (shard, post_group) references post_group (shard, id)
){strict};
create index alert_waiting on alert (rank, sort, id) where acknowledged_at is null and ended_at is null;
create index alert_of_report on alert (report, kind) where acknowledged_at is null and ended_at is null;
create index alert_about on alert (kind, about) where acknowledged_at is null and ended_at is null;
create index alert_report on alert (report) where report is not null;

-- Work that follows a commit, and the ledger.

create table job (
  shard {small} not null,
  id {text} not null,
  kind {text} not null,
  report {int} not null,
  reference {int} not null,
  due_at {int} not null,
  attempts {int} not null,
  lease {text},
  leased_until {int} not null,
  trouble {text},
  primary key (shard, id),
  check (shard = report % {shards})
){strict};
create index job_ready on job (due_at);

-- `report` is zero for what is about none. The key begins with the report's number, in seven bytes, so that the entries of a
-- report lie side by side and need no index of their own. Places are unique because only the holder of the ledger's head
-- gives them.
create table entry (
  shard {small} not null,
  id {bytes} not null,
  report {int} not null,
  kind {text} not null,
  leaf {bytes} not null,
  leaf_hash {bytes} not null,
  opening {bytes},
  written_at {int} not null,
  position {int},
  primary key (shard, id),
  check (shard = report % {shards})
){strict};
create index entry_waiting on entry (written_at, id) where position is null;
create index entry_position on entry (position) where position is not null;

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

-- One row: when the ledger was last verified by the nightly job, by one process at a time, and what came of it.
create table ledger_check (
  one {int} not null primary key,
  started_at {int} not null,
  ended_at {int},
  size {int},
  findings {int}
){strict};
insert into ledger_check (one, started_at) values (1, 0);

-- Restores from an older copy of the database, as an operator recorded them: how much was signed before, with which
-- root, and how much the copy had.
create table ledger_restore (
  signed_size {int} not null primary key,
  signed_root {bytes} not null,
  has_size {int} not null,
  recorded_at {int} not null
){strict};
