-- oversight/rows/hold
select report, ordinal, kind, clause, starts_at, ends_at, reference, agency, actor, recorded_at, lifted_at, lifted_by, lifted_why, confirmed_by, confirmed_at
from hold where (shard, report) >= (shard($1), $1) and (shard, report) <= (shard($2), cast($2 as bigint) - $3)
order by shard, report, ordinal limit $4 offset $5
