-- refer/take_package
insert into hand_over (shard, report, referral, ordinal, package, conditions, taken_by, taken_at)
values (shard($report), $report, $referral, $ordinal, $package, $conditions, $taken_by, $taken_at)
