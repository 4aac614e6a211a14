-- oversight/rows/submission
select report, document, parsed
from submission where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report limit $limit offset $offset
