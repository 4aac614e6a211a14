-- intake/leave
update report set stage = $2, changed_at = $3 where shard = shard($1) and number = $1 and stage = 'open' and changed_at = $4
