-- augment/keep_list
-- Entries are found only through their list, so a first import is seen whole or not at all.
insert into hash_list (id, name, source, entries, imported_at) values ($id, $name, $source, $entries, $imported_at)
on conflict (id) do update
set name = excluded.name, source = excluded.source, entries = hash_list.entries + excluded.entries, imported_at = excluded.imported_at
