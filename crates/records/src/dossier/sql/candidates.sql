-- dossier/candidates
select subject, position, country, state, weight, proxy_doubt, newest_at, evidence
from candidate where shard = shard($report) and report = $report order by subject, position
