-- follow_up/preservation
select report, provider, clause, starts_at, ends_at, next_alert_at from preservation where report = $1
