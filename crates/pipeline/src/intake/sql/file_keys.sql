-- intake/file_keys
select report, id as place, path, sealed_key from file
where (shard, report, id) > (shard($1), $1, $2) order by shard, report, id limit $3
