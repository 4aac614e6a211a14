-- follow_up/notices_of_report
select report, ordinal, provider, kind, body, clause, written_at, delivered_at from notice where shard = shard($report) and report = $report order by ordinal
