-- refer/referred
update report set stage = 'referred', changed_at = $2 where number = $1 and stage = 'routed'
