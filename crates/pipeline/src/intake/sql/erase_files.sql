-- intake/erase_files
delete from file where shard = shard($report) and report = $report
