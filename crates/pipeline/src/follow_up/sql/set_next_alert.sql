-- follow_up/set_next_alert
update preservation set next_alert_at = $next_alert_at where shard = shard($report) and report = $report and next_alert_at = $old_next_alert_at
