-- follow_up/expunge_sittings
delete from sitting where report = $1
