-- oversight/rows/destruction
select report, file, ordinal, agency, referral, reference, notified_by, notified_at, state, due_at, confirmed_by, confirmed_at,
  order_reference, order_court, order_day, order_by, order_at, release_by, release_at, release_why, released_by, released_at,
  destroyed_at
from destruction where (shard, report) >= (shard($1), $1) and (shard, report) <= (shard($2), cast($2 as bigint) - $3)
order by shard, report, file, ordinal limit $4 offset $5
