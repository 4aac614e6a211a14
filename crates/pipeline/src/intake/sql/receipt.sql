-- intake/receipt
select digest, note from receipt where shard = shard($report) and report = $report
