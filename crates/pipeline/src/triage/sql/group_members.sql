-- triage/group_members
select r.number, r.kind, r.world, r.provider, r.incident, r.files, r.priority, r.finished_at, d.because, d.held_at, d.signs, d.rank, d.sort
from desk d join report r on r.shard = d.shard and r.number = d.report
where d.post_group = $post_group and d.list = 'group' and (d.signs, d.report) < ($signs, $report)
order by d.signs desc, d.report desc limit $limit
