-- oversight/rows/ruling
select report, ordinal, agency, outcome, candidate, facts, body, digest, register, ruled_at, error
from ruling where report >= $1 and report <= $2 order by report, ordinal limit $3 offset $4
