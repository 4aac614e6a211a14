-- intake/set_package_key
update referral set package_key = $4
where shard = shard($1) and report = $1 and ordinal = cast(cast($2 as text) as bigint) and package_key = $3
