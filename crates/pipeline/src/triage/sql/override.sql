-- triage/override
update report set designation = $2, priority = $3 where number = $1 and stage = $4
