-- triage/open_group
update post_group set waiting = $2, rank = $3, sort = $4 where id = $1 and waiting = 0
