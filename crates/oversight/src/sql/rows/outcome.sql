-- oversight/rows/outcome
select report, ordinal, designation, priority, completeness, factors, missing, decided_by, reason, decided_at
from outcome where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report, ordinal limit $limit offset $offset
