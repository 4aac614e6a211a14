-- follow_up/quarantine_key
insert into quarantined_key (shard, report, file, sealed_key, moved_at) values (shard($1), $1, $2, $3, $4)
