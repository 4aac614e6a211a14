-- augment/hash_lists
select id, name, source, entries, imported_at from hash_list order by id limit $limit
