-- refer/acknowledge
update referral set acknowledged_at = $acknowledged_at where shard = shard($report) and report = $report and ordinal = $ordinal and state = $old_state and acknowledged_at is null
