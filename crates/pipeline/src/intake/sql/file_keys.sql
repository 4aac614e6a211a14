-- intake/file_keys
select report, id as place, path, sealed_key from file
where (shard, report, id) > (shard($report), $report, $place) order by shard, report, id limit $limit
