-- follow_up/add_hold
insert into hold (shard, report, ordinal, kind, clause, starts_at, ends_at, reference, agency, actor, recorded_at, confirmed_at)
values (shard($report), $report, $ordinal, $kind, $clause, $starts_at, $ends_at, $reference, $agency, $actor, $recorded_at, $confirmed_at)
