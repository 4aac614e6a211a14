-- triage/queue
select r.number, r.kind, r.world, r.provider, r.incident, r.files, r.priority, r.finished_at, d.because, d.held_at, d.signs, d.rank, d.sort
from desk d join report r on r.shard = d.shard and r.number = d.report
where d.list = $list and (d.rank, d.sort, d.report) > ($rank, $sort, $tie)
order by d.rank, d.sort, d.report limit $limit
