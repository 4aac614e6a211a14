-- follow_up/reports_of_provider
select r.number, r.stage, r.world, r.files, r.opened_at, r.changed_at, r.finished_at, p.clause, p.ends_at, r.incident
from report r left join preservation p on p.shard = r.shard and p.report = r.number
where r.provider = $provider and r.number < $before order by r.number desc limit $limit
