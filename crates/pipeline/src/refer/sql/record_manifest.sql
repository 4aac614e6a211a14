-- refer/record_manifest
update referral set manifest_digest = $3, manifest_entry = $4
where report = $1 and ordinal = $2 and package_path is null
