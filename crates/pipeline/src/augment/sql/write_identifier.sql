-- augment/write_identifier
insert into identifier (shard, fingerprint, report, matter) values (shard($report), $fingerprint, $report, $matter) on conflict do nothing
