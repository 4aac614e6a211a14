-- triage/leave_group
update post_group set waiting = waiting - $2 where shard = shard($1) and id = $1 and waiting >= $2
