-- oversight/rows/identifier
select fingerprint, report, matter
from identifier where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report, fingerprint limit $limit offset $offset
