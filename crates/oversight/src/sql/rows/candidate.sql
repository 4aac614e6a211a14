-- oversight/rows/candidate
select report, subject, position, country, state, weight, proxy_doubt, newest_at, evidence
from candidate where (shard, report) >= (shard($1), $1) and (shard, report) <= (shard($2), cast($2 as bigint) - $3)
order by shard, report, subject, position limit $4 offset $5
