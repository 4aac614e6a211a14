-- Reports that are linked find each other from either side, and a report that its sender sent before is recognised.

-- What later reports say of an earlier one.
create index statement_earlier on statement (about, report) where matter = 'earlier_report';

-- The first report of each content, by a keyed digest of its sender, document and files: where the same comes again, the
-- key is taken.
create table sent_report (
  digest {bytes} not null primary key,
  report {int} not null,
  sent_at {int} not null
){strict};
create index sent_report_report on sent_report (report);

-- Which report a later one repeats.
create table sent_again (
  report {int} not null primary key,
  first {int} not null
){strict};
create index sent_again_first on sent_again (first, report);
