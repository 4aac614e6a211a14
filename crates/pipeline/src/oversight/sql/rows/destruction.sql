-- oversight/rows/destruction
select report, file, agency, referral, reference, notified_by, notified_at, held_by, destroyed_at
from destruction where report >= $1 and report <= $2 order by report, file limit $3 offset $4
