-- oversight/rows/notice
select report, ordinal, provider, kind, body, clause, written_at, delivered_at
from notice where report >= $1 and report <= $2 order by report, ordinal limit $3 offset $4
