-- follow_up/confirm_destruction
update destruction set confirmed_by = $4, confirmed_at = $5, due_at = $5
where shard = shard($1) and report = $1 and file = $2 and ordinal = $3 and state = 'waiting' and confirmed_at is null and due_at > $5
