-- follow_up/move_key
update file set sealed_key = $sealed_key where shard = shard($report) and report = $report and id = $id and sealed_key = $old_sealed_key
