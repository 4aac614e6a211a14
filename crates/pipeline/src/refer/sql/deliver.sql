-- refer/deliver
update referral set state = 'delivered', delivered_at = $3 where report = $1 and ordinal = $2 and state = 'made_available'
