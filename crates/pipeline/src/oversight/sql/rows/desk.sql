-- oversight/rows/desk
select report, because, held_at
from desk where report >= $1 and report <= $2 order by report limit $3 offset $4
