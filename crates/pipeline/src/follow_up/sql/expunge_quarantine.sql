-- follow_up/expunge_quarantine
delete from quarantined_key where shard = shard($report) and report = $report
