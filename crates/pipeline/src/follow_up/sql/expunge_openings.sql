-- follow_up/expunge_openings
update entry set opening = null where report = $1
