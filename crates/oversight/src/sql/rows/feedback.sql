-- oversight/rows/feedback
select report, referral, ordinal, codes, note, actor, given_at
from feedback where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report, referral, ordinal limit $limit offset $offset
