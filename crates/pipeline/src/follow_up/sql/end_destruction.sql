-- follow_up/end_destruction
update destruction set state = 'destroyed', destroyed_at = $destroyed_at
where shard = shard($report) and report = $report and file = $file and ordinal = $ordinal and state = 'waiting' and due_at = $due_at
