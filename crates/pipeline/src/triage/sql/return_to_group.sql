-- triage/return_to_group
update post_group set waiting = waiting + $2 where id = $1
