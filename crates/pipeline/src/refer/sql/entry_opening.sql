-- refer/entry_opening
select opening from entry where shard = shard($1) and report = $1 and id = $2
