-- augment/write_identifier
insert into identifier (fingerprint, report, matter) values ($1, $2, $3) on conflict do nothing
