-- follow_up/expunge_jobs
-- A job may say why it failed last, and what it would send is gone.
delete from job where shard = shard($report) and report = $report
