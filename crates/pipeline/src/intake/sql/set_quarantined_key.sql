-- intake/set_quarantined_key
update quarantined_key set sealed_key = $4 where shard = shard($1) and report = $1 and file = $2 and sealed_key = $3
