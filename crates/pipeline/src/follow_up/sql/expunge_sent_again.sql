-- follow_up/expunge_sent_again
delete from sent_again where shard = shard($1) and report = $1
