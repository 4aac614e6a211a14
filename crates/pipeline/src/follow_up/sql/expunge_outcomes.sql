-- follow_up/expunge_outcomes
delete from outcome where report = $1
