-- oversight/rows/referral_event
select report, referral, ordinal, kind, actor, detail, at
from referral_event where report >= $1 and report <= $2 order by report, referral, ordinal limit $3 offset $4
