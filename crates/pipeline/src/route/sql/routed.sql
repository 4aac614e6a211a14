-- route/routed
update report set stage = 'routed', changed_at = $2 where shard = shard($1) and number = $1 and stage = 'triaged'
