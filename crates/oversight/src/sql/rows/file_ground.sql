-- oversight/rows/file_ground
select report, file, ordinal, kind, agency, reference, happened_at, recorded_by, recorded_at
from file_ground where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report, file, ordinal limit $limit offset $offset
