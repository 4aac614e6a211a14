-- oversight/rows/feedback
select report, referral, ordinal, codes, note, actor, given_at
from feedback where report >= $1 and report <= $2 order by report, referral, ordinal limit $3 offset $4
