-- follow_up/confirm_destruction
update destruction set confirmed_by = $confirmed_by, confirmed_at = $confirmed_at, due_at = $confirmed_at
where shard = shard($report) and report = $report and file = $file and ordinal = $ordinal and state = 'waiting' and confirmed_at is null and due_at > $confirmed_at
