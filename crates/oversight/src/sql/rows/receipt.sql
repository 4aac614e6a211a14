-- oversight/rows/receipt
select report, digest, note
from receipt where (shard, report) >= (shard($1), $1) and (shard, report) <= (shard($2), cast($2 as bigint) - $3)
order by shard, report limit $4 offset $5
