-- follow_up/quarantined_key
select sealed_key from quarantined_key where shard = shard($report) and report = $report and file = $file
