-- follow_up/destroy_file
update file set md5 = $empty, sha1 = $empty, sha256 = $empty where shard = shard($report) and report = $report and id = $id and sealed_key = $empty
