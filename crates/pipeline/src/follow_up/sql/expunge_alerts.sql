-- follow_up/expunge_alerts
update alert set words = 'The report was expunged.', acknowledged_by = null where report = $1
