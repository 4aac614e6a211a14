-- counsel/referrals_after
select r.report, r.ordinal, r.agency, r.state, u.facts, u.body
from referral r join ruling u on u.shard = r.shard and u.report = r.report and u.ordinal = r.ruling
where (r.shard, r.report, r.ordinal) > (shard($report), $report, $ordinal)
order by r.shard, r.report, r.ordinal limit $limit
