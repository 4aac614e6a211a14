-- follow_up/count_hold
update report set holds = holds + 1 where shard = shard($1) and number = $1 and expunged_at is null
