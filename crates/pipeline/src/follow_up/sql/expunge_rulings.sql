-- follow_up/expunge_rulings
-- What is proved by its digest stays.
update ruling set candidate = '', error = null where shard = shard($1) and report = $1
