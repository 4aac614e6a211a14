-- follow_up/enter_order
update destruction set order_reference = $order_reference, order_court = $order_court, order_day = $order_day, order_by = $order_by, order_at = $order_at, due_at = $due_at
where shard = shard($report) and report = $report and file = $file and ordinal = $ordinal and state = 'waiting' and order_at is null
