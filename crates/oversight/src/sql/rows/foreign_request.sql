-- oversight/rows/foreign_request
select report, provider, country, agency_name, opened_at, alarm_at, ended_at, ending, consulted_at, consultation
from foreign_request where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report limit $limit offset $offset
