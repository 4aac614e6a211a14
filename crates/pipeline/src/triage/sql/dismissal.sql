-- triage/dismissal
select id, post_group, state, reason, ordered_by, ordered_at, until_at, place, dismissed, restored, settled, undone_by
from dismissal where id = $1
