-- follow_up/expunge_files
delete from file where shard = shard($1) and report = $1
