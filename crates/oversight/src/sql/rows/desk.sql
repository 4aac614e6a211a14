-- oversight/rows/desk
select report, because, held_at, list, rank, sort, post_group, signs, dismissal
from desk where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report limit $limit offset $offset
