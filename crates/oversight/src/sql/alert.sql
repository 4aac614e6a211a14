-- oversight/alert
select a.id, a.report, a.kind, a.words, a.raised_at, a.post_group, g.waiting, a.rank, a.sort, a.acknowledged_at, a.ended_at
from alert a left join post_group g on g.shard = a.shard and g.id = a.post_group
where a.shard = shard($id) and a.id = $id
