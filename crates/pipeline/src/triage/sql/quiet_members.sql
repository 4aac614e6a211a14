-- triage/quiet_members
update alert set acknowledged_at = $acknowledged_at, acknowledged_by = 'grouped'
where shard = shard($report) and report = $report and kind = 'p0_at_desk' and acknowledged_at is null and ended_at is null
