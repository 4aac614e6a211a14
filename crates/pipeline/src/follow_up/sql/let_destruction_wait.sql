-- follow_up/let_destruction_wait
update destruction set state = 'waiting', due_at = $4 where shard = shard($1) and report = $1 and file = $2 and ordinal = $3 and state = 'noted'
