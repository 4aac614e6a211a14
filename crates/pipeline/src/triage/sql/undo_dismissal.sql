-- triage/undo_dismissal
update dismissal set state = 'undoing', place = 0, undone_by = $undone_by, undone_at = $undone_at
where shard = shard($id) and id = $id and state in ('dismissing', 'dismissed') and until_at > $undone_at
