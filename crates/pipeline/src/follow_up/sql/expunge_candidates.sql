-- follow_up/expunge_candidates
delete from candidate where shard = shard($1) and report = $1
