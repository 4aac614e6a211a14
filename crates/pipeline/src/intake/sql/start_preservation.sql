-- intake/start_preservation
insert into preservation (shard, report, provider, clause, starts_at, ends_at, next_alert_at, event, own_clause, own_ends_at)
values (shard($1), $1, $2, $3, $4, $5, $6, $7, $3, $5)
