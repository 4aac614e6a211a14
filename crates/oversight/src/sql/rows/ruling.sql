-- oversight/rows/ruling
select report, ordinal, agency, outcome, candidate, facts, body, digest, register, ruled_at, error
from ruling where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report, ordinal limit $limit offset $offset
