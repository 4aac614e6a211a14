-- follow_up/expunge_sittings
delete from sitting where shard = shard($1) and report = $1
