-- follow_up/next_notice
select coalesce(max(ordinal), 0) + 1 as ordinal from notice where shard = shard($report) and report = $report
