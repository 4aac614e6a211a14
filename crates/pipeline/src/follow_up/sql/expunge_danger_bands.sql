-- follow_up/expunge_danger_bands
delete from danger_band where shard = shard($report) and report = $report
