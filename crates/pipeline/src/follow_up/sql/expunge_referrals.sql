-- follow_up/expunge_referrals
update referral set reason = '', package_path = null, package_key = null, priority = null where shard = shard($report) and report = $report
