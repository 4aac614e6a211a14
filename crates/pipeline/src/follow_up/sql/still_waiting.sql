-- follow_up/still_waiting
update destruction set state = state where shard = shard($1) and report = $1 and file = $2 and ordinal = $3 and state in ('noted', 'waiting')
