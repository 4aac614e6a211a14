-- dossier/statements
select ordinal, source, source_as_of, subject, matter, about, value, country, state, weight, doubt, event_at, said_at
from statement where shard = shard($report) and report = $report order by ordinal
