-- oversight/rows/foreign_request
select report, provider, country, agency_name, opened_at, alarm_at, ended_at, ending, consulted_at, consultation
from foreign_request where (shard, report) >= (shard($1), $1) and (shard, report) <= (shard($2), cast($2 as bigint) - $3)
order by shard, report limit $4 offset $5
