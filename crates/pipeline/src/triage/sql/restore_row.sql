-- triage/restore_row
update desk set list = 'group', dismissal = null where report = $1 and dismissal = $2
