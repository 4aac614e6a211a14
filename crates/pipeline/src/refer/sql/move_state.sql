-- refer/move_state
update referral set state = $4 where report = $1 and ordinal = $2 and state = $3
