-- oversight/rows/preservation
select report, provider, clause, starts_at, ends_at, next_alert_at, event, own_clause, own_ends_at
from preservation where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report limit $limit offset $offset
