-- refer/count_state
-- Of one state by priority, the most urgent first, and no more than the third value.
select priority, count(*) as referrals from (
  select priority from referral where agency = $1 and state = $2 and priority is not null order by priority limit $3
) as counted group by priority order by priority
