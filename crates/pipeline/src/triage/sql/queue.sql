-- triage/queue
select r.number, r.kind, r.world, r.provider, r.incident, r.files, r.priority, r.finished_at, d.because, d.held_at
from report r join desk d on d.report = r.number
where r.stage = 'at_desk' and (r.priority, r.finished_at, r.number) > ($1, $2, $3)
order by r.priority, r.finished_at, r.number limit $4
