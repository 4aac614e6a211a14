-- refer/rest_on
-- Where the new ruling sets a condition that nobody there acknowledged, the conditions are acknowledged anew.
update referral set ruling = $4, acknowledged_at = $5
where shard = shard($1) and report = $1 and ordinal = $2 and ruling = $3
  and coalesce(acknowledged_at, 0) = cast($6 as bigint)
