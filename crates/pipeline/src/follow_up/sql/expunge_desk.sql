-- follow_up/expunge_desk
delete from desk where shard = shard($1) and report = $1
