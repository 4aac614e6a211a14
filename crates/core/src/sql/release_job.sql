-- core/release_job
update job set lease = null, leased_until = 0, attempts = attempts - 1
where shard = shard($report) and report = $report and id = $id and lease = $lease
