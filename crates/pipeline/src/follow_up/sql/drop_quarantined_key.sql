-- follow_up/drop_quarantined_key
delete from quarantined_key where shard = shard($1) and report = $1 and file = $2 and sealed_key = $3
