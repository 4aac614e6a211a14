-- oversight/rows/feedback
select report, referral, ordinal, codes, note, actor, given_at
from feedback where (shard, report) >= (shard($1), $1) and (shard, report) <= (shard($2), cast($2 as bigint) - $3)
order by shard, report, referral, ordinal limit $4 offset $5
