-- oversight/rows/identifier
select fingerprint, report, matter
from identifier where report >= $1 and report <= $2 limit $3 offset $4
