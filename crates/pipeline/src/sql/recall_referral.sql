-- pipeline/recall_referral
update referral set state = 'recalled' where report = $1 and ordinal = $2 and state = $3
