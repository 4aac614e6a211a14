-- intake/open
insert into report (shard, number, kind, world, provider, stage, incident, batched, files, held_bytes, opened_at, changed_at, finished_at)
values (shard($number), $number, $kind, $world, $provider, $stage, $incident, $batched, 0, $held_bytes, $opened_at, $opened_at, $finished_at)
