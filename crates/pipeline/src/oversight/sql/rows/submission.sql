-- oversight/rows/submission
select report, document, parsed
from submission where report >= $1 and report <= $2 order by report limit $3 offset $4
