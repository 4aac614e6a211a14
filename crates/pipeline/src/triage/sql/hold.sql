-- triage/hold
update report set stage = 'at_desk', priority = $priority where shard = shard($number) and number = $number and stage = 'augmented'
