-- oversight/rows/entries
-- The number gives the shard. The second mention is for PostgreSQL, which asks for the type of each parameter.
select report, written_at, id, position, kind, leaf, leaf_hash, opening
from entry where (shard, id) > (shard($1), $2) and cast($1 as bigint) >= 0 order by shard, id limit $3
