-- triage/dismiss_row
update desk set list = 'dismissed', dismissal = $2 where shard = shard($1) and report = $1 and list = 'group' and post_group = $3 and signs = ''
