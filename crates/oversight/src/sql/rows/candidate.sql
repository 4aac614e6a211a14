-- oversight/rows/candidate
select report, subject, position, country, state, weight, proxy_doubt, newest_at, evidence
from candidate where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report, subject, position limit $limit offset $offset
