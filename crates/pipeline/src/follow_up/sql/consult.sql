-- follow_up/consult
update foreign_request set consulted_at = $2, consultation = $3 where shard = shard($1) and report = $1 and ended_at is null and consulted_at is null
