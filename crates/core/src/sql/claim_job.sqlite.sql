-- core/claim_job
-- SQLite has one writer at a time, so the update alone is enough.
update job set lease = $lease, leased_until = $leased_until, attempts = attempts + 1
where shard = shard($report) and report = $report and id = $id and due_at <= $now and leased_until <= $now
returning id, kind, report, reference, attempts
