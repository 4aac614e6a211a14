-- refer/record_hand_over
update hand_over set way = $way, received_by = $received_by, handed_on = $handed_on, recorded_by = $recorded_by, recorded_at = $recorded_at
where shard = shard($report) and report = $report and referral = $referral and ordinal = $ordinal and recorded_at is null
