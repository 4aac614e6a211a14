-- refer/preservation
select clause, starts_at, ends_at from preservation where shard = shard($1) and report = $1
