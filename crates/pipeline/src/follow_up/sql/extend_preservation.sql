-- follow_up/extend_preservation
update preservation set clause = $clause, ends_at = $ends_at, next_alert_at = $next_alert_at where shard = shard($report) and report = $report and ends_at = $old_ends_at
