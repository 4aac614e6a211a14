-- refer/next_state
select state from referral where agency = $1 and state > $2 order by state limit 1
