-- oversight/entry_place
select position, leaf from entry where id = $1
