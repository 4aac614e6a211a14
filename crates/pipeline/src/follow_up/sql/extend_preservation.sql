-- follow_up/extend_preservation
update preservation set clause = $3, ends_at = $4, next_alert_at = $5 where shard = shard($1) and report = $1 and ends_at = $2
