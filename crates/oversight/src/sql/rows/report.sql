-- oversight/rows/report
select number, kind, world, provider, stage, incident, batched, files, opened_at, changed_at, finished_at, designation, priority, expunged_at, holds, held_bytes
from report where (shard, number) >= (shard($first), $first) and (shard, number) <= (shard($last), cast($last as bigint) - $short)
order by shard, number limit $limit offset $offset
