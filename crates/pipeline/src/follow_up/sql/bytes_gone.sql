-- follow_up/bytes_gone
delete from leftover where shard = shard($1) and report = $1 and path = $2
