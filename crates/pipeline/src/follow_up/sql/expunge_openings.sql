-- follow_up/expunge_openings
update entry set opening = null where shard = shard($1) and report = $1 and id between $2 and $3
