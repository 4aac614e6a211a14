-- follow_up/quarantine_key
insert into quarantined_key (shard, report, file, sealed_key, moved_at) values (shard($report), $report, $file, $sealed_key, $moved_at)
