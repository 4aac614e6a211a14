-- intake/set_package_key
update referral set package_key = $new_key
where shard = shard($report) and report = $report and ordinal = cast(cast($place as text) as bigint) and package_key = $old_key
