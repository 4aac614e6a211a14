-- core/end_job
delete from job where shard = shard($1) and report = $1 and id = $2 and lease = $3
