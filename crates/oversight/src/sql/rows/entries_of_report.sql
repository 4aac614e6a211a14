-- oversight/rows/entries_of_report
select report, written_at, id, position, kind, leaf, leaf_hash, opening
from entry where shard = shard($report) and id > $id and id <= $last order by id limit $limit
