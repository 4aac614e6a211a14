-- follow_up/count_hold
update report set holds = holds + 1 where shard = shard($number) and number = $number and expunged_at is null
