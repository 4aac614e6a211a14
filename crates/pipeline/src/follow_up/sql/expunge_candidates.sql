-- follow_up/expunge_candidates
delete from candidate where shard = shard($report) and report = $report
