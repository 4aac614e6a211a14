-- oversight/rows/preservation
select report, provider, clause, starts_at, ends_at, next_alert_at, event, own_clause, own_ends_at
from preservation where (shard, report) >= (shard($1), $1) and (shard, report) <= (shard($2), cast($2 as bigint) - $3)
order by shard, report limit $4 offset $5
