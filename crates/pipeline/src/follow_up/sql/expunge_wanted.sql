-- follow_up/expunge_wanted
delete from approval_wanted where report = $1
