-- oversight/rows/destruction_objection
select report, file, notification, agency, referral, reason, made_by, made_at
from destruction_objection where (shard, report) >= (shard($1), $1) and (shard, report) <= (shard($2), cast($2 as bigint) - $3)
order by shard, report, file, notification, agency limit $4 offset $5
