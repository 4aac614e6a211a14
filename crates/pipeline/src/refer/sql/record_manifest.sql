-- refer/record_manifest
update referral set manifest_digest = $manifest_digest, manifest_entry = $manifest_entry
where shard = shard($report) and report = $report and ordinal = $ordinal and package_path is null
