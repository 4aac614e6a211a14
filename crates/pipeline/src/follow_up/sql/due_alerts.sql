-- follow_up/due_alerts
select report, provider, clause, starts_at, ends_at, next_alert_at, event, own_clause, own_ends_at from preservation
where next_alert_at is not null and next_alert_at <= $now order by next_alert_at limit 200
