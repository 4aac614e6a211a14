-- triage/dismissals
select id, report, state, reason, ordered_by, ordered_at, until_at, place, dismissed, restored, settled, undone_by
from dismissal where (ordered_at, id) < ($ordered_at, $id) order by ordered_at desc, id desc limit $limit
