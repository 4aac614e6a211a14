-- core/end_alerts
-- What they told of is over. Without a third value all of the kind about the report end.
update alert set ended_at = $4 where shard = shard($1) and report = $1 and kind = $2 and about = coalesce($3, about)
  and acknowledged_at is null and ended_at is null
