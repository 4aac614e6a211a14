-- follow_up/expunge_statements
delete from statement where shard = shard($1) and report = $1
