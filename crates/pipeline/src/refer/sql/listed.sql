-- refer/listed
-- One state and one priority of an agency: a range of one index, read from its end.
select r.report, r.ordinal, r.state, r.channel, r.made_available_at, r.delivered_at, r.acknowledged_at, r.opened_at,
  r.package_path, r.hop, r.priority, p.designation, p.files, p.kind
from referral r join report p on p.shard = r.shard and p.number = r.report
where r.agency = $agency and r.state = $state and r.priority = $priority and (r.made_available_at, r.report, r.ordinal) < ($at, $report, $ordinal)
order by r.made_available_at desc, r.report desc, r.ordinal desc limit $limit
