-- follow_up/leftovers
select path from leftover order by path limit 200
