-- follow_up/release_destruction
update destruction set state = 'released', released_by = $released_by, released_at = $released_at
where shard = shard($report) and report = $report and file = $file and ordinal = $ordinal and state in ('noted', 'waiting') and release_at = $release_at and order_at is null
