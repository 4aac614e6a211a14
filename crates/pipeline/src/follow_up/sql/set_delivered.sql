-- follow_up/set_delivered
update notice set delivered_at = $3 where shard = shard($1) and report = $1 and ordinal = $2 and delivered_at is null
