-- follow_up/expunge_wanted
delete from approval_wanted where shard = shard($1) and report = $1
