-- oversight/rows/desk
select report, because, held_at, list, rank, sort, post_group, signs, dismissal
from desk where (shard, report) >= (shard($1), $1) and (shard, report) <= (shard($2), cast($2 as bigint) - $3)
order by shard, report limit $4 offset $5
