-- route/routed
update report set stage = 'routed', changed_at = $changed_at where shard = shard($number) and number = $number and stage = 'triaged'
