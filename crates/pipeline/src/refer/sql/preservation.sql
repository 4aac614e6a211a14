-- refer/preservation
select clause, starts_at, ends_at from preservation where shard = shard($report) and report = $report
