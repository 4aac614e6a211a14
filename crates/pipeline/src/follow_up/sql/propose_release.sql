-- follow_up/propose_release
update destruction set release_by = $release_by, release_at = $release_at, release_why = $release_why
where shard = shard($report) and report = $report and file = $file and ordinal = $ordinal and state in ('noted', 'waiting') and release_at is null
