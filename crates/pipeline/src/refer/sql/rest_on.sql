-- refer/rest_on
-- Where the new ruling sets a condition that nobody there acknowledged, the conditions are acknowledged anew.
update referral set ruling = $ruling, acknowledged_at = $acknowledged_at
where shard = shard($report) and report = $report and ordinal = $ordinal and ruling = $old_ruling
  and coalesce(acknowledged_at, 0) = cast($old_acknowledged_at as bigint)
