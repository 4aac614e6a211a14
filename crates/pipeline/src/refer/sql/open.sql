-- refer/open
update referral set state = $state, opened_at = $opened_at, delivered_at = $delivered_at
where shard = shard($report) and report = $report and ordinal = $ordinal and state = $old_state and acknowledged_at is not null and opened_at is null
