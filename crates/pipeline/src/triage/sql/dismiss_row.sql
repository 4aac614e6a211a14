-- triage/dismiss_row
update desk set list = 'dismissed', dismissal = $dismissal where shard = shard($report) and report = $report and list = 'group' and post_group = $post_group and signs = ''
