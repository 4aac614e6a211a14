-- augment/add_entry
insert into hash_entry (digest, kind, list) values ($1, $2, $3) on conflict do nothing
