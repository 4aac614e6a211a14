-- follow_up/expunge_sent_reports
delete from sent_report where report = $1
