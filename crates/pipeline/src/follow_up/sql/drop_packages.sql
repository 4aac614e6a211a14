-- follow_up/drop_packages
update referral set manifest_digest = null, manifest_entry = null, package_path = null, package_key = null,
  package_digest = null, package_bytes = null
where shard = shard($report) and report = $report
