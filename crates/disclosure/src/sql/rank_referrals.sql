-- disclosure/rank_referrals
-- Where access has ended, what became of the report is not the agency's to see.
update referral set priority = $priority where shard = shard($report) and report = $report and state <> 're_referred' and state <> 'recalled'
