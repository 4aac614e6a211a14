-- intake/finish
update report set stage = 'received', finished_at = $2, changed_at = $2
where shard = shard($1) and number = $1 and stage = 'open' and changed_at = $3 and files = $4
