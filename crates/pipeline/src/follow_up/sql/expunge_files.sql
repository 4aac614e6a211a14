-- follow_up/expunge_files
delete from file where shard = shard($report) and report = $report
