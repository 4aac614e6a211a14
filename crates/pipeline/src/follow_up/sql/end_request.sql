-- follow_up/end_request
update foreign_request set ended_at = $2, ending = $3, alarm_at = null where shard = shard($1) and report = $1 and ended_at is null
