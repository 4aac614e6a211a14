-- follow_up/quarantined_key
select sealed_key from quarantined_key where shard = shard($1) and report = $1 and file = $2
