-- intake/add_file
insert into file (shard, report, id, ordinal, name, size, md5, sha1, sha256, path, sealed_key, uploaded_at, kind)
values (shard($1), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
