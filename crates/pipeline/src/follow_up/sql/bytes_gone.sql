-- follow_up/bytes_gone
delete from leftover where shard = shard($report) and report = $report and path = $path
