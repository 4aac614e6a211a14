-- follow_up/write_notice
insert into notice (shard, report, ordinal, provider, kind, body, clause, written_at) values (shard($report), $report, $ordinal, $provider, $kind, $body, $clause, $written_at)
