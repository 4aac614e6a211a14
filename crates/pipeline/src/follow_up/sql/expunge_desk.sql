-- follow_up/expunge_desk
delete from desk where report = $1
