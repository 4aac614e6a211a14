-- disclosure/rank_referrals
-- Where access has ended, what became of the report is not the agency's to see.
update referral set priority = $2 where shard = shard($1) and report = $1 and state <> 're_referred' and state <> 'recalled'
