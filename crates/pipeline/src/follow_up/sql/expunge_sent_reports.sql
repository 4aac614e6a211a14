-- follow_up/expunge_sent_reports
-- They lie in the shards of their digests.
delete from sent_report where report = $report
