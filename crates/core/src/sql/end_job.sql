-- core/end_job
delete from job where shard = shard($report) and report = $report and id = $id and lease = $lease
