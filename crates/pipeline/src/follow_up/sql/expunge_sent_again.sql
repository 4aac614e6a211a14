-- follow_up/expunge_sent_again
delete from sent_again where shard = shard($report) and report = $report
