-- follow_up/expunge_wanted
delete from approval_wanted where shard = shard($report) and report = $report
