-- core/claim_job
-- A row that another process is claiming right now is passed over, not waited for.
update job set lease = $1, leased_until = $2, attempts = attempts + 1
where shard = shard($3) and report = $3 and id in (
  select id from job where shard = shard($3) and report = $3 and id = $4 and due_at <= $5 and leased_until <= $5 for update skip locked
)
returning id, kind, report, reference, attempts
