-- core/end_alerts_about
-- What was about one thing of no single report is over.
update alert set ended_at = $3 where kind = $1 and about = $2 and acknowledged_at is null and ended_at is null
