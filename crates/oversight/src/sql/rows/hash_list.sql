-- oversight/rows/hash_list
select id, name, source, entries, imported_at
from hash_list where id > $id order by id limit $limit
