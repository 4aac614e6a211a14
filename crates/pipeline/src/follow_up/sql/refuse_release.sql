-- follow_up/refuse_release
update destruction set release_by = null, release_at = null, release_why = null
where shard = shard($report) and report = $report and file = $file and ordinal = $ordinal and state in ('noted', 'waiting') and release_at = $release_at
