-- oversight/rows/report
select number, kind, world, provider, stage, incident, batched, files, opened_at, changed_at, finished_at, designation, priority, expunged_at, holds, held_bytes
from report where (shard, number) >= (shard($1), $1) and (shard, number) <= (shard($2), cast($2 as bigint) - $3)
order by shard, number limit $4 offset $5
