-- oversight/rows/outcome
select report, ordinal, designation, priority, completeness, factors, missing, decided_by, reason, decided_at
from outcome where (shard, report) >= (shard($1), $1) and (shard, report) <= (shard($2), cast($2 as bigint) - $3)
order by shard, report, ordinal limit $4 offset $5
