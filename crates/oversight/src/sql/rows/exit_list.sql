-- oversight/rows/exit_list
select id, name, source, entries, lengths, imported_at
from exit_list where id > $id order by id limit $limit
