-- follow_up/expunge_identifiers
delete from identifier where shard = shard($1) and report = $1
