-- intake/quarantined_keys
select q.report, q.file as place, f.path, q.sealed_key
from quarantined_key q join file f on f.shard = q.shard and f.report = q.report and f.id = q.file
where (q.shard, q.report, q.file) > (shard($report), $report, $place) order by q.shard, q.report, q.file limit $limit
