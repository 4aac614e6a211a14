-- triage/fold
update desk set list = 'group' where report = $1 and list = $2
