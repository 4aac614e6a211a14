-- oversight/alerts
-- Life at risk first, then work that failed or is overdue, then what agencies answered. Of lives at risk the newest comes
-- first, so that many old alerts cannot keep a new one off the page; of the others the oldest.
select a.id, a.report, a.kind, a.words, a.raised_at, a.post_group, g.waiting
from alert a left join post_group g on g.id = a.post_group
where a.acknowledged_at is null
order by case a.kind when 'p0_at_desk' then 0 when 'p0_group' then 0 when 'p0_flood' then 0 when 'destruction_p0' then 0
    when 'declined' then 2 when 'cleared' then 2 else 1 end,
  case a.kind when 'p0_at_desk' then 0 - a.raised_at when 'p0_group' then 0 - a.raised_at when 'p0_flood' then 0 - a.raised_at
    when 'destruction_p0' then 0 - a.raised_at
    else a.raised_at end
limit $1
