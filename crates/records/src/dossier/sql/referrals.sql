-- dossier/referrals
select report, ordinal, agency, ruling, channel, state, reason, predecessor, hop, made_available_at, delivered_at,
  acknowledged_at, opened_at, manifest_digest, manifest_entry, package_path, package_key, package_digest, package_bytes,
  entry
from referral where shard = shard($report) and report = $report order by ordinal
