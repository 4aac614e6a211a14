-- augment/add_exit_list
insert into exit_list (id, name, source, entries, lengths, imported_at) values ($1, $2, $3, $4, $5, $6)
