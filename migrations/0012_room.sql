-- What a provider's unfinished reports hold, and the operator's own quota for it, where there is one. How many are open and
-- what is in them is counted along an index of those alone, so that no counter can drift from what is there.

alter table provider add column open_reports_max {int};
alter table provider add column open_bytes_max {int};
alter table report add column held_bytes {int} not null default 0;
create index report_open_of on report (provider) where stage = 'open';

update report set held_bytes =
  coalesce((select length(submission.document) from submission where submission.report = report.number), 0)
  + coalesce((select cast(sum(file.size + coalesce(length(file.document), 0)) as {int}) from file
    where file.report = report.number), 0)
where stage = 'open';
