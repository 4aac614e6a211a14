-- follow_up/due_report
-- The same, of one report.
select r.changed_at, r.holds from report r
where r.shard = shard($number) and r.number = $number and r.expunged_at is null and (r.stage = 'referred' or r.stage = 'retracted' or r.stage = 'expired') and r.changed_at < $before
  and not exists (select 1 from referral_event e where e.shard = r.shard and e.report = r.number and e.at >= $before)
  and not exists (select 1 from preservation p where p.shard = r.shard and p.report = r.number and p.ends_at > $now)
  and not exists (select 1 from hold h where h.shard = r.shard and h.report = r.number and h.lifted_at is null and (h.ends_at is null or h.ends_at > $now))
  and not exists (select 1 from foreign_request q where q.shard = r.shard and q.report = r.number and q.ended_at is null)
  and not exists (select 1 from approval_wanted w where w.shard = r.shard and w.report = r.number)
  and not exists (select 1 from destruction d where d.shard = r.shard and d.report = r.number and d.state in ('noted', 'waiting'))
  and not exists (select 1 from referral f where f.shard = r.shard and f.report = r.number and f.state in ('made_available', 'delivered', 'opened'))
