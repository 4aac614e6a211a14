-- follow_up/due_reports
-- What has passed its time, and nothing holds: no clock, no hold, no open request, no referral that nobody took yet, and
-- no agency that did something with it since.
select r.number from report r
where r.expunged_at is null and (r.stage = 'referred' or r.stage = 'retracted' or r.stage = 'expired') and r.opened_at < $before
  and r.changed_at < $before
  and not exists (select 1 from referral_event e where e.shard = r.shard and e.report = r.number and e.at >= $before)
  and not exists (select 1 from preservation p where p.shard = r.shard and p.report = r.number and p.ends_at > $now)
  and not exists (select 1 from hold h where h.shard = r.shard and h.report = r.number and h.lifted_at is null and (h.ends_at is null or h.ends_at > $now))
  and not exists (select 1 from foreign_request q where q.shard = r.shard and q.report = r.number and q.ended_at is null)
  and not exists (select 1 from approval_wanted w where w.shard = r.shard and w.report = r.number)
  and not exists (select 1 from destruction d where d.shard = r.shard and d.report = r.number and d.state in ('noted', 'waiting'))
  and not exists (select 1 from referral f where f.shard = r.shard and f.report = r.number and f.state in ('made_available', 'delivered', 'opened'))
order by r.opened_at limit $limit
