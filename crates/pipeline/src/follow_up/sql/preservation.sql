-- follow_up/preservation
select report, provider, clause, starts_at, ends_at, next_alert_at, event, own_clause, own_ends_at from preservation where shard = shard($report) and report = $report
