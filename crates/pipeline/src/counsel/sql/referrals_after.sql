-- counsel/referrals_after
select r.report, r.ordinal, r.agency, r.state, u.facts, u.body
from (select shard, report, ordinal, agency, state, ruling from referral where (shard, report, ordinal) > (shard($1), $1, $2)
  order by shard, report, ordinal limit $3) r
join ruling u on u.shard = r.shard and u.report = r.report and u.ordinal = r.ruling
order by r.shard, r.report, r.ordinal
