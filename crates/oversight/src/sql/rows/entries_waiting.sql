-- oversight/rows/entries_waiting
select report, written_at, id, position, kind, leaf, leaf_hash, opening
from entry where position is null and (written_at, id) > ($written_at, $id) order by written_at, id limit $limit
