-- intake/touch
-- Nobody passes the limit of files by sending several at once: whoever comes too late changes no row.
update report set changed_at = $changed_at, files = files + $files, held_bytes = held_bytes + $bytes
where shard = shard($number) and number = $number and stage = 'open' and (files + $files <= $files_max or files + $files = files)
