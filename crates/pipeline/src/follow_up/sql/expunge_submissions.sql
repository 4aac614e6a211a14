-- follow_up/expunge_submissions
delete from submission where shard = shard($report) and report = $report
