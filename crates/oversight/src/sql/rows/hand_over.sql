-- oversight/rows/hand_over
select report, referral, ordinal, package, conditions, taken_by, taken_at, way, received_by, handed_on, recorded_by, recorded_at
from hand_over where (shard, report) >= (shard($1), $1) and (shard, report) <= (shard($2), cast($2 as bigint) - $3)
order by shard, report, referral, ordinal limit $4 offset $5
