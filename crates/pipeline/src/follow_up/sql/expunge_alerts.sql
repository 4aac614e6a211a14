-- follow_up/expunge_alerts
-- With the report ends what was to be done about it.
update alert set words = 'The report was expunged.', acknowledged_by = null,
  ended_at = coalesce(ended_at, (select r.expunged_at from report r where r.shard = shard($report) and r.number = $report), raised_at)
where shard = shard($report) and report = $report
