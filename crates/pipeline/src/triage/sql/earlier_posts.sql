-- triage/earlier_posts
with wanted(shard, number) as (values
  (shard($number_1), cast($number_1 as bigint)), (shard($number_2), cast($number_2 as bigint)), (shard($number_3), cast($number_3 as bigint)),
  (shard($number_4), cast($number_4 as bigint)), (shard($number_5), cast($number_5 as bigint)), (shard($number_6), cast($number_6 as bigint)),
  (shard($number_7), cast($number_7 as bigint)), (shard($number_8), cast($number_8 as bigint)), (shard($number_9), cast($number_9 as bigint)),
  (shard($number_10), cast($number_10 as bigint)), (shard($number_11), cast($number_11 as bigint)), (shard($number_12), cast($number_12 as bigint)),
  (shard($number_13), cast($number_13 as bigint)), (shard($number_14), cast($number_14 as bigint)), (shard($number_15), cast($number_15 as bigint)),
  (shard($number_16), cast($number_16 as bigint)), (shard($number_17), cast($number_17 as bigint)), (shard($number_18), cast($number_18 as bigint)),
  (shard($number_19), cast($number_19 as bigint)), (shard($number_20), cast($number_20 as bigint)))
select r.number, r.kind, r.stage, p.post_group from wanted w join report r on r.shard = w.shard and r.number = w.number
left join danger_post p on p.shard = r.shard and p.report = r.number
