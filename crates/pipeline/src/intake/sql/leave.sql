-- intake/leave
update report set stage = $stage, changed_at = $changed_at where shard = shard($number) and number = $number and stage = 'open' and changed_at = $old_changed_at
