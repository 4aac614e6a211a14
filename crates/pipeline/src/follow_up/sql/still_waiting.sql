-- follow_up/still_waiting
update destruction set state = state where shard = shard($report) and report = $report and file = $file and ordinal = $ordinal and state in ('noted', 'waiting')
