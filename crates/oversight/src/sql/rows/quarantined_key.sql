-- oversight/rows/quarantined_key
select report, file, sealed_key, moved_at
from quarantined_key where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report, file limit $limit offset $offset
