-- follow_up/expunge_notices
update notice set body = '' where shard = shard($1) and report = $1
