-- augment/write_identifier
insert into identifier (shard, fingerprint, report, matter) values (shard($2), $1, $2, $3) on conflict do nothing
