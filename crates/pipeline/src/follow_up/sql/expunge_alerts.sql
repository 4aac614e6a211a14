-- follow_up/expunge_alerts
update alert set words = 'The report was expunged.' where report = $1
