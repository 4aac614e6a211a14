-- oversight/rows/candidate
select report, subject, position, country, state, weight, proxy_doubt, newest_at, evidence
from candidate where report >= $1 and report <= $2 order by report, subject, position limit $3 offset $4
