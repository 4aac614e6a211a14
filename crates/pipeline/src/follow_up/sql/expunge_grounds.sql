-- follow_up/expunge_grounds
delete from file_ground where shard = shard($report) and report = $report
