-- dossier/candidates
select subject, position, country, state, weight, proxy_doubt, newest_at, evidence
from candidate where shard = shard($1) and report = $1 order by subject, position
