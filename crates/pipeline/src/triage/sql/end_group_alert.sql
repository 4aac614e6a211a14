-- triage/end_group_alert
-- Nobody waits behind the row of the group any more.
update alert set ended_at = $ended_at where shard = shard($id) and kind = 'p0_group' and about = '' and post_group = $id
  and acknowledged_at is null and ended_at is null
  and not exists (select 1 from post_group g where g.shard = shard($id) and g.id = $id and g.waiting > 0)
