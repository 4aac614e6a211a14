-- oversight/rows/hold
select report, ordinal, kind, clause, starts_at, ends_at, reference, agency, actor, recorded_at, lifted_at, lifted_by, lifted_why, confirmed_by, confirmed_at
from hold where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report, ordinal limit $limit offset $offset
