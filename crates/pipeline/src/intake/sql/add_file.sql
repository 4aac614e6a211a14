-- intake/add_file
insert into file (shard, report, id, ordinal, name, size, md5, sha1, sha256, path, sealed_key, uploaded_at, kind)
values (shard($report), $report, $id, $ordinal, $name, $size, $md5, $sha1, $sha256, $path, $sealed_key, $uploaded_at, $kind)
