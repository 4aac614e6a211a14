-- oversight/acknowledge_alert
update alert set acknowledged_at = $2, acknowledged_by = $3 where shard = shard($1) and id = $1 and acknowledged_at is null and ended_at is null
