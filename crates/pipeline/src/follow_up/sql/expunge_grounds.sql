-- follow_up/expunge_grounds
delete from file_ground where shard = shard($1) and report = $1
