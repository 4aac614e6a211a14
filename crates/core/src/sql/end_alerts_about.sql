-- core/end_alerts_about
-- What was about one thing of no single report is over.
update alert set ended_at = $ended_at where kind = $kind and about = $about and acknowledged_at is null and ended_at is null
