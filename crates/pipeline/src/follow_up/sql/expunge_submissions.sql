-- follow_up/expunge_submissions
delete from submission where shard = shard($1) and report = $1
