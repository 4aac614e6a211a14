-- core/claim_job
-- A row that another process is claiming right now is passed over, not waited for.
update job set lease = $lease, leased_until = $leased_until, attempts = attempts + 1
where shard = shard($report) and report = $report and id in (
  select id from job where shard = shard($report) and report = $report and id = $id and due_at <= $now and leased_until <= $now for update skip locked
)
returning id, kind, report, reference, attempts
