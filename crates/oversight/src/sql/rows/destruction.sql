-- oversight/rows/destruction
select report, file, ordinal, agency, referral, reference, notified_by, notified_at, state, due_at, confirmed_by, confirmed_at,
  order_reference, order_court, order_day, order_by, order_at, release_by, release_at, release_why, released_by, released_at,
  destroyed_at
from destruction where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report, file, ordinal limit $limit offset $offset
