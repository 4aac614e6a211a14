-- intake/erase_submission
delete from submission where shard = shard($report) and report = $report
