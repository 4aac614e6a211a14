-- triage/undo_dismissal
update dismissal set state = 'undoing', place = 0, undone_by = $2, undone_at = $3
where shard = shard($1) and id = $1 and state in ('dismissing', 'dismissed') and until_at > $3
