-- follow_up/expunge_events
update referral_event set actor = '', detail = '' where shard = shard($report) and report = $report
