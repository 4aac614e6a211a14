-- triage/restore_row
update desk set list = 'group', dismissal = null where shard = shard($report) and report = $report and dismissal = $dismissal
