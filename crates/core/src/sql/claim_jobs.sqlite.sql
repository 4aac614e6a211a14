-- core/claim_jobs
-- SQLite has one writer at a time, so the update alone is enough.
update job set lease = $1, leased_until = $2, attempts = attempts + 1
where shard = $3 and id in (
  select id from job where shard = $3 and due_at <= $4 and leased_until <= $4 order by due_at limit $5
)
returning shard, id, kind, report, reference, attempts
