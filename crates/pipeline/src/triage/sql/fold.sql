-- triage/fold
update desk set list = 'group' where shard = shard($report) and report = $report and list = $list
