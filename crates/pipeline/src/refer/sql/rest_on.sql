-- refer/rest_on
-- Where the new ruling sets a condition that nobody there acknowledged, the conditions are acknowledged anew.
update referral set ruling = $4, acknowledged_at = case when cast($5 as bigint) = 1 then null else acknowledged_at end
where report = $1 and ordinal = $2 and ruling = $3
