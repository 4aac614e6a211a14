-- follow_up/quarantined_key
select sealed_key from quarantined_key where report = $1 and file = $2
