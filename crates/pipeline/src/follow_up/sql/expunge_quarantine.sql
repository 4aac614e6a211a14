-- follow_up/expunge_quarantine
delete from quarantined_key where report = $1
