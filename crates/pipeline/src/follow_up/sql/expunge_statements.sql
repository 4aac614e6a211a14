-- follow_up/expunge_statements
delete from statement where report = $1
