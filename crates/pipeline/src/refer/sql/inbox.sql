-- refer/inbox
-- What the agency has access to, the newest first.
select r.report, r.ordinal, r.state, r.channel, r.made_available_at, r.delivered_at, r.acknowledged_at, r.opened_at,
  r.package_path, r.hop, r.priority, p.designation, p.files, p.kind
from referral r join report p on p.shard = r.shard and p.number = r.report
where r.agency = $agency and p.expunged_at is null and (r.made_available_at, r.report, r.ordinal) < ($at, $report, $ordinal)
  and r.state <> 're_referred' and r.state <> 'recalled'
order by r.made_available_at desc, r.report desc, r.ordinal desc limit $limit
