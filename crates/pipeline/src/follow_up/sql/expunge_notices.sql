-- follow_up/expunge_notices
update notice set body = 'The report was expunged.' where shard = shard($1) and report = $1
