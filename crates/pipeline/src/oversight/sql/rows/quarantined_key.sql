-- oversight/rows/quarantined_key
select report, file, sealed_key, moved_at
from quarantined_key where report >= $1 and report <= $2 order by report, file limit $3 offset $4
