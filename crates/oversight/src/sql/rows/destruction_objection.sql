-- oversight/rows/destruction_objection
select report, file, notification, agency, referral, reason, made_by, made_at
from destruction_objection where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report, file, notification, agency limit $limit offset $offset
