-- oversight/rows/receipt
select report, digest, note
from receipt where report >= $1 and report <= $2 order by report limit $3 offset $4
