-- dossier/candidates
select subject, position, country, state, weight, proxy_doubt, newest_at, evidence
from candidate where report = $1 order by subject, position
