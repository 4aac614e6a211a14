-- oversight/rows/report
select number, kind, world, provider, stage, incident, batched, files, opened_at, changed_at, finished_at, designation, priority, expunged_at, holds
from report where number >= $1 and number <= $2 order by number limit $3 offset $4
