-- oversight/alerts
select id, report, kind, words, raised_at from alert where acknowledged_at is null order by raised_at limit $1
