-- refer/count_state
-- Of one state by priority, the most urgent first, and no more than the third value.
select priority, count(*) as referrals from (
  select priority from referral where agency = $agency and state = $state and priority is not null order by priority limit $limit
) as counted group by priority order by priority
