-- oversight/rows/identifier
select fingerprint, report, matter
from identifier where (shard, report) >= (shard($1), $1) and (shard, report) <= (shard($2), cast($2 as bigint) - $3)
order by shard, report, fingerprint limit $4 offset $5
