-- refer/request_open
select report from foreign_request where shard = shard($report) and report = $report and ended_at is null
