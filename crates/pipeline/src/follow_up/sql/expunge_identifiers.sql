-- follow_up/expunge_identifiers
delete from identifier where report = $1
