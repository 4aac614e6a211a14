-- dossier/keep_ground
insert into file_ground (shard, report, file, ordinal, kind, agency, reference, happened_at, recorded_by, recorded_at)
select shard($report), cast($report as bigint), cast($file as text), coalesce(max(ordinal), 0) + 1, cast($kind as text), cast($agency as text),
  cast($reference as text), cast($happened_at as bigint), cast($recorded_by as text), cast($recorded_at as bigint)
from file_ground where shard = shard($report) and report = $report and file = $file
