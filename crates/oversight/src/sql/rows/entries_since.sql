-- oversight/rows/entries_since
select report, written_at, id, position, kind, leaf, leaf_hash, opening
from entry where position >= $1 order by position limit $2
