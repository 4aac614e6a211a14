-- disclosure/recall_referral
update referral set state = 'recalled' where shard = shard($report) and report = $report and ordinal = $ordinal and state = $old_state
