-- refer/rest_on
update referral set ruling = $4 where report = $1 and ordinal = $2 and ruling = $3
