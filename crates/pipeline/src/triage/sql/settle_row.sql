-- triage/settle_row
delete from desk where shard = shard($report) and report = $report and dismissal = $dismissal
