-- triage/enter_group
update post_group set waiting = waiting + $2 where id = $1 and waiting > 0
