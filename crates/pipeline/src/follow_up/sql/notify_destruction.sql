-- follow_up/notify_destruction
insert into destruction (report, file, agency, referral, reference, notified_by, notified_at, held_by, destroyed_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
