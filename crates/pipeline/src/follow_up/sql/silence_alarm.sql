-- follow_up/silence_alarm
update foreign_request set alarm_at = null where shard = shard($1) and report = $1 and alarm_at = $2
