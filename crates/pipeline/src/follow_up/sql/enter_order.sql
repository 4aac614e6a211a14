-- follow_up/enter_order
update destruction set order_reference = $4, order_court = $5, order_day = $6, order_by = $7, order_at = $8, due_at = $9
where shard = shard($1) and report = $1 and file = $2 and ordinal = $3 and state = 'waiting' and order_at is null
