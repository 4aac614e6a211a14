-- follow_up/expunge_outcomes
delete from outcome where shard = shard($report) and report = $report
