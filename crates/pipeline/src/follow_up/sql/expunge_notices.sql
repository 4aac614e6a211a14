-- follow_up/expunge_notices
update notice set body = '' where shard = shard($report) and report = $report
