-- oversight/rows/statement
select report, ordinal, source, source_as_of, subject, matter, about, value, country, state, weight, doubt, event_at, said_at
from statement where (shard, report) >= (shard($1), $1) and (shard, report) <= (shard($2), cast($2 as bigint) - $3)
order by shard, report, ordinal limit $4 offset $5
