-- core/ready_jobs
-- The oldest of what nobody has: of all shards, to be claimed one by one.
select report, id from job where due_at <= $1 and leased_until <= $1 order by due_at limit $2
