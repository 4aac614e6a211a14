-- follow_up/expunge_feedback
update feedback set actor = '', note = '' where shard = shard($1) and report = $1
