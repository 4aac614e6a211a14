-- intake/touch
-- Nobody passes the limit of files by sending several at once: whoever comes too late changes no row.
update report set changed_at = $2, files = files + $3, held_bytes = held_bytes + $4
where shard = shard($1) and number = $1 and stage = 'open' and (files + $3 <= $5 or files + $3 = files)
