-- triage/fold
update desk set list = 'group' where shard = shard($1) and report = $1 and list = $2
