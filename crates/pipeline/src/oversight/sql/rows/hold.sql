-- oversight/rows/hold
select report, ordinal, kind, clause, starts_at, ends_at, reference, agency, actor, recorded_at, lifted_at, lifted_by, lifted_why, confirmed_by, confirmed_at
from hold where report >= $1 and report <= $2 order by report, ordinal limit $3 offset $4
