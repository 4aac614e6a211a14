-- intake/touch
update report set changed_at = $2, files = files + $3, held_bytes = held_bytes + $4 where number = $1 and stage = 'open'
