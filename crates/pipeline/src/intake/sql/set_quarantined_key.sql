-- intake/set_quarantined_key
update quarantined_key set sealed_key = $new_key where shard = shard($report) and report = $report and file = $place and sealed_key = $old_key
