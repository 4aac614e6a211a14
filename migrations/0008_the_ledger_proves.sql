-- Verifying walks all entries report by report; the key makes their order whole.
drop index entry_report;
create index entry_report on entry (report, written_at, id);

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
