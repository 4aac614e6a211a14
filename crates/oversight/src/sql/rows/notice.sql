-- oversight/rows/notice
select report, ordinal, provider, kind, body, clause, written_at, delivered_at
from notice where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report, ordinal limit $limit offset $offset
