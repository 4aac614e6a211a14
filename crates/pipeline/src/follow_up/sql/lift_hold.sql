-- follow_up/lift_hold
update hold set lifted_at = $lifted_at, lifted_by = $lifted_by, lifted_why = $lifted_why where shard = shard($report) and report = $report and ordinal = $ordinal and lifted_at is null
