-- triage/earlier_posts
with wanted(shard, number) as (values
  (shard($1), cast($1 as bigint)), (shard($2), cast($2 as bigint)), (shard($3), cast($3 as bigint)),
  (shard($4), cast($4 as bigint)), (shard($5), cast($5 as bigint)), (shard($6), cast($6 as bigint)),
  (shard($7), cast($7 as bigint)), (shard($8), cast($8 as bigint)), (shard($9), cast($9 as bigint)),
  (shard($10), cast($10 as bigint)), (shard($11), cast($11 as bigint)), (shard($12), cast($12 as bigint)),
  (shard($13), cast($13 as bigint)), (shard($14), cast($14 as bigint)), (shard($15), cast($15 as bigint)),
  (shard($16), cast($16 as bigint)), (shard($17), cast($17 as bigint)), (shard($18), cast($18 as bigint)),
  (shard($19), cast($19 as bigint)), (shard($20), cast($20 as bigint)))
select r.number, r.kind, r.stage, p.post_group from wanted w join report r on r.shard = w.shard and r.number = w.number
left join danger_post p on p.shard = r.shard and p.report = r.number
