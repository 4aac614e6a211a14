-- core/extend_lease
update job set leased_until = $4 where shard = shard($1) and report = $1 and id = $2 and lease = $3
