-- intake/open
insert into report (shard, number, kind, world, provider, stage, incident, batched, files, held_bytes, opened_at, changed_at, finished_at)
values (shard($1), $1, $2, $3, $4, $5, $6, $7, 0, $10, $8, $8, $9)
