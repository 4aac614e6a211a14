-- augment/keep_sent
insert into sent_report (shard, digest, report, sent_at) values (shard($1), $1, $2, $3)
