-- intake/overdue
select number from report where stage = 'open' and opened_at < $1 and changed_at < $2 order by opened_at limit 200
