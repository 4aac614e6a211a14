-- triage/restore_row
update desk set list = 'group', dismissal = null where shard = shard($1) and report = $1 and dismissal = $2
