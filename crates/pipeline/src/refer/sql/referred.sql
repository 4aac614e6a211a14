-- refer/referred
update report set stage = 'referred', changed_at = $changed_at where shard = shard($number) and number = $number and stage = 'routed'
