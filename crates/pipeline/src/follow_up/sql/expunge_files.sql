-- follow_up/expunge_files
delete from file where report = $1
