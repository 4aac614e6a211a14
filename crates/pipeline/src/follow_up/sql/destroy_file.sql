-- follow_up/destroy_file
update file set sealed_key = $4, md5 = $4, sha1 = $4, sha256 = $4
where report = $1 and id = $2 and sealed_key = $3
