-- follow_up/expunge_candidates
delete from candidate where report = $1
