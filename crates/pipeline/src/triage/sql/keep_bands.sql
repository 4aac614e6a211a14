-- triage/keep_bands
insert into danger_band (shard, report, band, post_group)
values (shard($17), $17, $1, $18), (shard($17), $17, $2, $18), (shard($17), $17, $3, $18), (shard($17), $17, $4, $18),
  (shard($17), $17, $5, $18), (shard($17), $17, $6, $18), (shard($17), $17, $7, $18), (shard($17), $17, $8, $18),
  (shard($17), $17, $9, $18), (shard($17), $17, $10, $18), (shard($17), $17, $11, $18), (shard($17), $17, $12, $18),
  (shard($17), $17, $13, $18), (shard($17), $17, $14, $18), (shard($17), $17, $15, $18), (shard($17), $17, $16, $18)
on conflict (shard, report, band) do nothing
