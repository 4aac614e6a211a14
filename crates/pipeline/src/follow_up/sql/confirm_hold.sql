-- follow_up/confirm_hold
update hold set confirmed_by = $confirmed_by, confirmed_at = $confirmed_at
where shard = shard($report) and report = $report and ordinal = $ordinal and confirmed_at is null and lifted_at is null
