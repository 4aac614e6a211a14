-- oversight/rows/entries
select report, written_at, id, position, kind, leaf, leaf_hash, opening
from entry where (report, written_at, id) > ($1, $2, $3) order by report, written_at, id limit $4
