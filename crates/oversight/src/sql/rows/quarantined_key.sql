-- oversight/rows/quarantined_key
select report, file, sealed_key, moved_at
from quarantined_key where (shard, report) >= (shard($1), $1) and (shard, report) <= (shard($2), cast($2 as bigint) - $3)
order by shard, report, file limit $4 offset $5
