-- follow_up/referred_abroad
select a.id, a.name, a.country, r.made_available_at, r.ruling from referral r join agency a on a.id = r.agency
where r.shard = shard($report) and r.report = $report and a.class = 'foreign' order by r.ordinal
