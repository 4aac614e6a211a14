-- follow_up/object_to_destruction
insert into destruction_objection (shard, report, file, notification, agency, referral, reason, made_by, made_at)
values (shard($report), $report, $file, $ordinal, $agency, $referral, $reason, $made_by, $made_at)
