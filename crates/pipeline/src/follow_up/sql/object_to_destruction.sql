-- follow_up/object_to_destruction
insert into destruction_objection (shard, report, file, notification, agency, referral, reason, made_by, made_at)
values (shard($1), $1, $2, $3, $4, $5, $6, $7, $8)
