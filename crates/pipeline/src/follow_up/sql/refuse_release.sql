-- follow_up/refuse_release
update destruction set release_by = null, release_at = null, release_why = null
where shard = shard($1) and report = $1 and file = $2 and ordinal = $3 and state in ('noted', 'waiting') and release_at = $4
