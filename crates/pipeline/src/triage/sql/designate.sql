-- triage/designate
update report set stage = 'triaged', designation = $2, priority = $3 where number = $1 and stage = 'augmented'
