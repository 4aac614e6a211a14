-- core/end_job
delete from job where shard = $1 and id = $2 and lease = $3
