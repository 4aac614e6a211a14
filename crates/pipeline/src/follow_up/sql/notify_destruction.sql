-- follow_up/notify_destruction
insert into destruction (report, file, ordinal, agency, referral, reference, notified_by, notified_at, state, due_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
