-- oversight/rows/hand_over
select report, referral, ordinal, package, conditions, taken_by, taken_at, way, received_by, handed_on, recorded_by, recorded_at
from hand_over where report >= $1 and report <= $2 order by report, referral, ordinal limit $3 offset $4
