-- follow_up/expunge_feedback
update feedback set actor = '', note = '' where shard = shard($report) and report = $report
