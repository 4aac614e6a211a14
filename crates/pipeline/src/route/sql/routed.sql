-- route/routed
update report set stage = 'routed', changed_at = $2 where number = $1 and stage = 'triaged'
