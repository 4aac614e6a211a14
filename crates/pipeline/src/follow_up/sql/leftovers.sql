-- follow_up/leftovers
select report, path from leftover order by shard, report, path limit 200
