-- oversight/count_alerts
select rank, count(*) as alerts from alert where acknowledged_at is null and ended_at is null group by rank order by rank
