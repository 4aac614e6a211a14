-- refer/deliver
update referral set state = 'delivered', delivered_at = $3 where shard = shard($1) and report = $1 and ordinal = $2 and state = 'made_available'
  and not exists (select 1 from agency a where a.id = referral.agency and a.suspended <> 0)
