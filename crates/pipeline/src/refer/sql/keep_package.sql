-- refer/keep_package
update referral set package_path = $package_path, package_key = $package_key, package_digest = $package_digest, package_bytes = $package_bytes
where shard = shard($report) and report = $report and ordinal = $ordinal and manifest_digest = $manifest_digest and package_path is null
