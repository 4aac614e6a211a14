-- follow_up/drop_quarantined_key
delete from quarantined_key where shard = shard($report) and report = $report and file = $file and sealed_key = $sealed_key
