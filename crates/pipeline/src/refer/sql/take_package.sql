-- refer/take_package
insert into hand_over (shard, report, referral, ordinal, package, conditions, taken_by, taken_at)
values (shard($1), $1, $2, $3, $4, $5, $6, $7)
