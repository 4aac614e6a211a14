-- triage/standing_dismissal
-- The newest dismissal of a group that was not undone.
select state, ordered_at from dismissal
where shard = shard($report) and report = $report and state in ('dismissing', 'dismissed', 'settled')
order by ordered_at desc, id desc limit 1
