-- augment/add_exit_list
insert into exit_list (id, name, source, entries, lengths, imported_at) values ($id, $name, $source, $entries, $lengths, $imported_at)
