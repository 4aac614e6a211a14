-- core/claim_jobs
-- Rows that another process is claiming right now are skipped, not waited for.
update job set lease = $1, leased_until = $2, attempts = attempts + 1
where shard = $3 and id in (
  select id from job where shard = $3 and due_at <= $4 and leased_until <= $4 order by due_at limit $5
  for update skip locked
)
returning shard, id, kind, report, reference, attempts
