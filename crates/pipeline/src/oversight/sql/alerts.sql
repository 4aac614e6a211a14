-- oversight/alerts
-- Life at risk first, then work that failed or is overdue, then what agencies answered; within each the oldest first.
select id, report, kind, words, raised_at from alert where acknowledged_at is null
order by case kind when 'p0_at_desk' then 0 when 'declined' then 2 when 'cleared' then 2 else 1 end, raised_at
limit $1
