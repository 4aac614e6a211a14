-- follow_up/expunge_quarantine
delete from quarantined_key where shard = shard($1) and report = $1
