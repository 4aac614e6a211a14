-- follow_up/move_key
update file set sealed_key = $4 where shard = shard($1) and report = $1 and id = $2 and sealed_key = $3
