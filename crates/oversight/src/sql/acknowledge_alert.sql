-- oversight/acknowledge_alert
update alert set acknowledged_at = $acknowledged_at, acknowledged_by = $acknowledged_by where shard = shard($id) and id = $id and acknowledged_at is null and ended_at is null
