-- follow_up/expunge_hand_overs
update hand_over set taken_by = '', received_by = null, recorded_by = null where shard = shard($report) and report = $report
