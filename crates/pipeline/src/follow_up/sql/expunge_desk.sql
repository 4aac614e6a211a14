-- follow_up/expunge_desk
delete from desk where shard = shard($report) and report = $report
