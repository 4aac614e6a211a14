-- oversight/rows/file_ground
select report, file, ordinal, kind, agency, reference, happened_at, recorded_by, recorded_at
from file_ground where (shard, report) >= (shard($1), $1) and (shard, report) <= (shard($2), cast($2 as bigint) - $3)
order by shard, report, file, ordinal limit $4 offset $5
