-- follow_up/expunge_identifiers
delete from identifier where shard = shard($report) and report = $report
