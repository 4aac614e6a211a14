-- core/postpone_job
update job set lease = null, leased_until = 0, due_at = $4, trouble = $5 where shard = shard($1) and report = $1 and id = $2 and lease = $3
