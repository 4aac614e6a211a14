-- follow_up/count_hold
update report set holds = holds + 1 where number = $1 and expunged_at is null
