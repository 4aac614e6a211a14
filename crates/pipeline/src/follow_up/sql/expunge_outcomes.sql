-- follow_up/expunge_outcomes
delete from outcome where shard = shard($1) and report = $1
