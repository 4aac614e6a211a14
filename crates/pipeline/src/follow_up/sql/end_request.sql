-- follow_up/end_request
update foreign_request set ended_at = $ended_at, ending = $ending, alarm_at = null where shard = shard($report) and report = $report and ended_at is null
