-- refer/record_manifest
update referral set manifest_digest = $3, manifest_entry = $4
where shard = shard($1) and report = $1 and ordinal = $2 and package_path is null
