-- follow_up/notify_destruction
insert into destruction (shard, report, file, ordinal, agency, referral, reference, notified_by, notified_at, state, due_at)
values (shard($1), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
