-- refer/also_held
with wanted(shard, report) as (values
  (shard($report_1), cast($report_1 as bigint)), (shard($report_2), cast($report_2 as bigint)), (shard($report_3), cast($report_3 as bigint)),
  (shard($report_4), cast($report_4 as bigint)), (shard($report_5), cast($report_5 as bigint)), (shard($report_6), cast($report_6 as bigint)),
  (shard($report_7), cast($report_7 as bigint)), (shard($report_8), cast($report_8 as bigint)), (shard($report_9), cast($report_9 as bigint)),
  (shard($report_10), cast($report_10 as bigint)), (shard($report_11), cast($report_11 as bigint)), (shard($report_12), cast($report_12 as bigint)),
  (shard($report_13), cast($report_13 as bigint)), (shard($report_14), cast($report_14 as bigint)), (shard($report_15), cast($report_15 as bigint)),
  (shard($report_16), cast($report_16 as bigint)), (shard($report_17), cast($report_17 as bigint)), (shard($report_18), cast($report_18 as bigint)),
  (shard($report_19), cast($report_19 as bigint)))
select r.report, r.ordinal, r.state from wanted w join referral r on r.shard = w.shard and r.report = w.report
where r.agency = $agency
