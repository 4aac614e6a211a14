-- oversight/rows/destruction_objection
select report, file, notification, agency, referral, reason, made_by, made_at
from destruction_objection where report >= $1 and report <= $2 order by report, file, notification, agency limit $3 offset $4
