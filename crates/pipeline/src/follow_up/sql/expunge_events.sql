-- follow_up/expunge_events
update referral_event set actor = '', detail = '' where shard = shard($1) and report = $1
