-- follow_up/propose_release
update destruction set release_by = $4, release_at = $5, release_why = $6
where shard = shard($1) and report = $1 and file = $2 and ordinal = $3 and state in ('noted', 'waiting') and release_at is null
