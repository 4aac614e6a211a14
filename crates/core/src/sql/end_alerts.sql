-- core/end_alerts
-- What they told of is over. Without a third value all of the kind about the report end.
update alert set ended_at = $ended_at where shard = shard($report) and report = $report and kind = $kind and about = coalesce($about, about)
  and acknowledged_at is null and ended_at is null
