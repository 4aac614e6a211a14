-- refer/next_state
select state from referral where agency = $agency and state > $after order by state limit 1
