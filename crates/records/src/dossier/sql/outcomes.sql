-- dossier/outcomes
select ordinal, designation, priority, completeness, factors, missing, decided_by, reason, decided_at
from outcome where shard = shard($report) and report = $report order by ordinal
