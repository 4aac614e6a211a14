-- oversight/rows/referral_event
select report, referral, ordinal, kind, actor, detail, at
from referral_event where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report, referral, ordinal limit $limit offset $offset
