-- triage/end_group_alert
-- Nobody waits behind the row of the group any more.
update alert set ended_at = $2 where shard = shard($1) and kind = 'p0_group' and about = '' and post_group = $1
  and acknowledged_at is null and ended_at is null
  and not exists (select 1 from post_group g where g.shard = shard($1) and g.id = $1 and g.waiting > 0)
