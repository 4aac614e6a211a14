-- triage/hold
update report set stage = 'at_desk', priority = $2 where number = $1 and stage = 'augmented'
