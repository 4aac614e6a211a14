-- follow_up/expunge_objections
update destruction_objection set reason = '', made_by = '' where shard = shard($report) and report = $report
