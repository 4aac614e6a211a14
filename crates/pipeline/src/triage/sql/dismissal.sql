-- triage/dismissal
select id, report, state, reason, ordered_by, ordered_at, until_at, place, dismissed, restored, settled, undone_by
from dismissal where shard = shard($id) and id = $id
