-- follow_up/expunge_dismissals
update dismissal set reason = '', ordered_by = '', undone_by = null where shard = shard($1) and report = $1
