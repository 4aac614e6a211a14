-- augment/keep_sent_again
insert into sent_again (shard, report, first) values (shard($report), $report, $first)
