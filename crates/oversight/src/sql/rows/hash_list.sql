-- oversight/rows/hash_list
select id, name, source, entries, imported_at
from hash_list where id > $1 order by id limit $2
