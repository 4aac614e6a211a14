-- oversight/rows/statement
select report, ordinal, source, source_as_of, subject, matter, about, value, country, state, weight, doubt, event_at, said_at
from statement where report >= $1 and report <= $2 order by report, ordinal limit $3 offset $4
