-- counsel/want_no_more
delete from approval_wanted where shard = shard($1) and report = $1 and agency = $2
