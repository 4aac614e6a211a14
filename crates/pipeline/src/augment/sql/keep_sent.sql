-- augment/keep_sent
insert into sent_report (shard, digest, report, sent_at) values (shard($digest), $digest, $report, $sent_at)
