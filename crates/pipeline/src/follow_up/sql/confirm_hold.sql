-- follow_up/confirm_hold
update hold set confirmed_by = $3, confirmed_at = $4
where shard = shard($1) and report = $1 and ordinal = $2 and confirmed_at is null and lifted_at is null
