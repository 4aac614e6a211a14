-- dossier/statements
select ordinal, source, source_as_of, subject, matter, about, value, country, state, weight, doubt, event_at, said_at
from statement where shard = shard($1) and report = $1 order by ordinal
