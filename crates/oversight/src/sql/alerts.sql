-- oversight/alerts
-- What waits, in its order: of lives at risk the newest comes first, so that many old alerts cannot keep a new one off the
-- page; of the others the oldest.
select a.id, a.report, a.kind, a.words, a.raised_at, a.post_group, g.waiting, a.rank, a.sort
from alert a left join post_group g on g.shard = a.shard and g.id = a.post_group
where a.acknowledged_at is null and a.ended_at is null and a.rank >= $first_rank and a.rank <= $last_rank and (a.rank, a.sort, a.id) > ($rank, $sort, $id)
order by a.rank, a.sort, a.id limit $limit
