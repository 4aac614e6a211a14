-- intake/set_file_key
update file set sealed_key = $new_key where shard = shard($report) and report = $report and id = $place and sealed_key = $old_key
