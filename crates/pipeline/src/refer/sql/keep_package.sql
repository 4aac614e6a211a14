-- refer/keep_package
update referral set package_path = $4, package_key = $5, package_digest = $6, package_bytes = $7
where shard = shard($1) and report = $1 and ordinal = $2 and manifest_digest = $3 and package_path is null
