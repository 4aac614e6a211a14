-- oversight/rows/receipt
select report, digest, note
from receipt where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report limit $limit offset $offset
