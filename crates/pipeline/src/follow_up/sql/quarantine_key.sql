-- follow_up/quarantine_key
insert into quarantined_key (report, file, sealed_key, moved_at) values ($1, $2, $3, $4)
