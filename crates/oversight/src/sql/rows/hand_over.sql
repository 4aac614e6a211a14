-- oversight/rows/hand_over
select report, referral, ordinal, package, conditions, taken_by, taken_at, way, received_by, handed_on, recorded_by, recorded_at
from hand_over where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report, referral, ordinal limit $limit offset $offset
