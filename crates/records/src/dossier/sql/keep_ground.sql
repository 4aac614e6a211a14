-- dossier/keep_ground
insert into file_ground (shard, report, file, ordinal, kind, agency, reference, happened_at, recorded_by, recorded_at)
select shard($1), cast($1 as bigint), cast($2 as text), coalesce(max(ordinal), 0) + 1, cast($3 as text), cast($4 as text),
  cast($5 as text), cast($6 as bigint), cast($7 as text), cast($8 as bigint)
from file_ground where shard = shard($1) and report = $1 and file = $2
