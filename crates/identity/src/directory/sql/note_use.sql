-- directory/note_use
update credential set last_used_at = $now where id = $id and (last_used_at is null or last_used_at <= $until)
