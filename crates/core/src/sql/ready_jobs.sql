-- core/ready_jobs
-- The oldest of what nobody has: of all shards, to be claimed one by one.
select report, id from job where due_at <= $now and leased_until <= $now order by due_at limit $limit
