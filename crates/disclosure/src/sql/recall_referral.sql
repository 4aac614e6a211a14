-- disclosure/recall_referral
update referral set state = 'recalled' where shard = shard($1) and report = $1 and ordinal = $2 and state = $3
