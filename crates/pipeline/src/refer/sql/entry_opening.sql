-- refer/entry_opening
select opening from entry where id = $1
