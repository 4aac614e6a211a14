-- refer/acknowledge
update referral set acknowledged_at = $4 where shard = shard($1) and report = $1 and ordinal = $2 and state = $3 and acknowledged_at is null
