-- follow_up/expunge_statements
delete from statement where shard = shard($report) and report = $report
