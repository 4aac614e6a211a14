-- follow_up/silence_alarm
update foreign_request set alarm_at = null where shard = shard($report) and report = $report and alarm_at = $alarm_at
