-- core/claim_job
-- SQLite has one writer at a time, so the update alone is enough.
update job set lease = $1, leased_until = $2, attempts = attempts + 1
where shard = shard($3) and report = $3 and id = $4 and due_at <= $5 and leased_until <= $5
returning id, kind, report, reference, attempts
