-- triage/open_group
update post_group set waiting = $2, rank = $3, sort = $4 where shard = shard($1) and id = $1 and waiting = 0
