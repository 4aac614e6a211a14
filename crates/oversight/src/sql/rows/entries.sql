-- oversight/rows/entries
-- The number gives the shard.
select report, written_at, id, position, kind, leaf, leaf_hash, opening
from entry where (shard, id) > (shard($report), $id) order by shard, id limit $limit
