-- follow_up/let_destruction_wait
update destruction set state = 'waiting', due_at = $due_at where shard = shard($report) and report = $report and file = $file and ordinal = $ordinal and state = 'noted'
