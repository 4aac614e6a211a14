-- oversight/rows/statement
select report, ordinal, source, source_as_of, subject, matter, about, value, country, state, weight, doubt, event_at, said_at
from statement where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report, ordinal limit $limit offset $offset
