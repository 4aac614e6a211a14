-- oversight/rows/preservation
select report, provider, clause, starts_at, ends_at, next_alert_at, event, own_clause, own_ends_at
from preservation where report >= $1 and report <= $2 order by report limit $3 offset $4
