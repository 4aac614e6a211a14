-- intake/file_keys
select report, id, path, sealed_key from file
where report > $1 or (report = $1 and id > $2) order by report, id limit $3
