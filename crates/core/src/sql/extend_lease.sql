-- core/extend_lease
update job set leased_until = $leased_until where shard = shard($report) and report = $report and id = $id and lease = $lease
