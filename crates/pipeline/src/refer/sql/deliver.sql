-- refer/deliver
update referral set state = 'delivered', delivered_at = $delivered_at where shard = shard($report) and report = $report and ordinal = $ordinal and state = 'made_available'
  and not exists (select 1 from agency a where a.id = referral.agency and a.suspended <> 0)
