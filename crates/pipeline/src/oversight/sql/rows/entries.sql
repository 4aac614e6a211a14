-- oversight/rows/entries
select report, written_at, id, position, kind, leaf, leaf_hash, opening
from entry where (shard, report, written_at, id) > (shard($1), $1, $2, $3) order by shard, report, written_at, id limit $4
