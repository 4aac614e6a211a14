-- follow_up/expunge_sittings
delete from sitting where shard = shard($report) and report = $report
