-- follow_up/set_delivered
update notice set delivered_at = $delivered_at where shard = shard($report) and report = $report and ordinal = $ordinal and delivered_at is null
