-- oversight/rows/outcome
select report, ordinal, designation, priority, completeness, factors, missing, decided_by, reason, decided_at
from outcome where report >= $1 and report <= $2 order by report, ordinal limit $3 offset $4
