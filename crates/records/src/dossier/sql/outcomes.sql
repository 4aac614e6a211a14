-- dossier/outcomes
select ordinal, designation, priority, completeness, factors, missing, decided_by, reason, decided_at
from outcome where shard = shard($1) and report = $1 order by ordinal
