-- triage/quiet_members
update alert set acknowledged_at = $2, acknowledged_by = 'grouped'
where shard = shard($1) and report = $1 and kind = 'p0_at_desk' and acknowledged_at is null and ended_at is null
