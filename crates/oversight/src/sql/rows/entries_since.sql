-- oversight/rows/entries_since
select report, written_at, id, position, kind, leaf, leaf_hash, opening
from entry where position >= $first order by position limit $limit
