-- oversight/rows/ruling
select report, ordinal, agency, outcome, candidate, facts, body, digest, register, ruled_at, error
from ruling where (shard, report) >= (shard($1), $1) and (shard, report) <= (shard($2), cast($2 as bigint) - $3)
order by shard, report, ordinal limit $4 offset $5
