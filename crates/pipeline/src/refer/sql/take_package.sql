-- refer/take_package
insert into hand_over (report, referral, ordinal, package, conditions, taken_by, taken_at)
values ($1, $2, $3, $4, $5, $6, $7)
