-- augment/exit_lists
select id, name, source, entries, lengths, imported_at from exit_list order by id limit $limit
