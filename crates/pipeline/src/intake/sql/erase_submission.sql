-- intake/erase_submission
delete from submission where shard = shard($1) and report = $1
