-- refer/record_hand_over
update hand_over set way = $4, received_by = $5, handed_on = $6, recorded_by = $7, recorded_at = $8
where shard = shard($1) and report = $1 and referral = $2 and ordinal = $3 and recorded_at is null
