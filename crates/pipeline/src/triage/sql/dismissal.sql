-- triage/dismissal
select id, report, state, reason, ordered_by, ordered_at, until_at, place, dismissed, restored, settled, undone_by
from dismissal where shard = shard($1) and id = $1
