-- follow_up/set_next_alert
update preservation set next_alert_at = $3 where shard = shard($1) and report = $1 and next_alert_at = $2
