-- follow_up/expunge_submissions
delete from submission where report = $1
