-- refer/referred
update report set stage = 'referred', changed_at = $2 where shard = shard($1) and number = $1 and stage = 'routed'
