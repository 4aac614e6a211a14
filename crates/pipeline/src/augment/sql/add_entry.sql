-- augment/add_entry
insert into hash_entry (digest, kind, list) values ($digest, $kind, $list) on conflict do nothing
