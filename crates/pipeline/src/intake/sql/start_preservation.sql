-- intake/start_preservation
insert into preservation (shard, report, provider, clause, starts_at, ends_at, next_alert_at, event, own_clause, own_ends_at)
values (shard($report), $report, $provider, $clause, $starts_at, $ends_at, $next_alert_at, $event, $clause, $ends_at)
