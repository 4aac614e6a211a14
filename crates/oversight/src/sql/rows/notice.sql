-- oversight/rows/notice
select report, ordinal, provider, kind, body, clause, written_at, delivered_at
from notice where (shard, report) >= (shard($1), $1) and (shard, report) <= (shard($2), cast($2 as bigint) - $3)
order by shard, report, ordinal limit $4 offset $5
