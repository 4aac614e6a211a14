-- triage/leave_desk
delete from desk where shard = shard($report) and report = $report and list = $list
