-- follow_up/end_destruction
update destruction set state = 'destroyed', destroyed_at = $5
where shard = shard($1) and report = $1 and file = $2 and ordinal = $3 and state = 'waiting' and due_at = $4
