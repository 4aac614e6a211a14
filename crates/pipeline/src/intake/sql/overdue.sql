-- intake/overdue
select number from report where stage = 'open' and opened_at < $opened_before and changed_at < $changed_before order by opened_at limit 200
