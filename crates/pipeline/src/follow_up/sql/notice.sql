-- follow_up/notice
select report, ordinal, provider, kind, body, clause, written_at, delivered_at from notice where shard = shard($report) and report = $report and ordinal = $ordinal
