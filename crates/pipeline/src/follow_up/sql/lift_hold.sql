-- follow_up/lift_hold
update hold set lifted_at = $3, lifted_by = $4, lifted_why = $5 where shard = shard($1) and report = $1 and ordinal = $2 and lifted_at is null
