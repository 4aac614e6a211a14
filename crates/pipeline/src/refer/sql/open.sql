-- refer/open
update referral set state = $5, opened_at = $4, delivered_at = $6
where shard = shard($1) and report = $1 and ordinal = $2 and state = $3 and acknowledged_at is not null and opened_at is null
