-- follow_up/notify_destruction
insert into destruction (shard, report, file, ordinal, agency, referral, reference, notified_by, notified_at, state, due_at)
values (shard($report), $report, $file, $ordinal, $agency, $referral, $reference, $notified_by, $notified_at, $state, $due_at)
