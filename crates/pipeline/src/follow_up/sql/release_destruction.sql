-- follow_up/release_destruction
update destruction set state = 'released', released_by = $5, released_at = $6
where shard = shard($1) and report = $1 and file = $2 and ordinal = $3 and state in ('noted', 'waiting') and release_at = $4 and order_at is null
