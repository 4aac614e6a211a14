-- core/extend_lease
update job set leased_until = $4 where shard = $1 and id = $2 and lease = $3
