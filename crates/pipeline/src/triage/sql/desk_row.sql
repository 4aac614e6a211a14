-- triage/desk_row
select list, post_group from desk where shard = shard($report) and report = $report
