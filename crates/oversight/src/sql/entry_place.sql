-- oversight/entry_place
select position, leaf from entry where shard = shard($1) and report = $1 and id = $2
