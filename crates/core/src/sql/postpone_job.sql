-- core/postpone_job
update job set lease = null, leased_until = 0, due_at = $due_at, trouble = $trouble where shard = shard($report) and report = $report and id = $id and lease = $lease
