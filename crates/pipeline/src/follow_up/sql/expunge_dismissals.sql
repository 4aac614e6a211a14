-- follow_up/expunge_dismissals
update dismissal set reason = '', ordered_by = '', undone_by = null where shard = shard($report) and report = $report
