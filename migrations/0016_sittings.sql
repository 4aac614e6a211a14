-- When a reader's sitting with a report began: what they read of it until the sitting is over is one entry of the ledger.
-- `reader` is a keyed digest of who reads.
create table sitting (
  report {int} not null,
  reader {bytes} not null,
  begun_at {int} not null,
  primary key (report, reader)
){strict};
create index sitting_begun on sitting (begun_at);
