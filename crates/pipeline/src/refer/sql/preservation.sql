-- refer/preservation
select clause, starts_at, ends_at from preservation where report = $1
