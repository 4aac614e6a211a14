-- follow_up/destroy_file
update file set md5 = $3, sha1 = $3, sha256 = $3 where shard = shard($1) and report = $1 and id = $2 and sealed_key = $3
