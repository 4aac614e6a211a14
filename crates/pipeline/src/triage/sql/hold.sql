-- triage/hold
update report set stage = 'at_desk', priority = $2 where shard = shard($1) and number = $1 and stage = 'augmented'
