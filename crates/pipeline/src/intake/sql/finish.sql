-- intake/finish
update report set stage = 'received', finished_at = $finished_at, changed_at = $finished_at
where shard = shard($number) and number = $number and stage = 'open' and changed_at = $old_changed_at and files = $files
