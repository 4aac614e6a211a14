-- counsel/referrals_after
select r.report, r.ordinal, r.agency, r.state, u.facts, u.body
from (select report, ordinal, agency, state, ruling from referral where (report, ordinal) > ($1, $2)
  order by report, ordinal limit $3) r
join ruling u on u.report = r.report and u.ordinal = r.ruling
order by r.report, r.ordinal
