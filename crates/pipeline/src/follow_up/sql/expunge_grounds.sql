-- follow_up/expunge_grounds
delete from file_ground where report = $1
