-- oversight/rows/referral
select report, ordinal, agency, ruling, channel, state, reason, predecessor, hop, made_available_at, delivered_at, acknowledged_at, opened_at, manifest_digest, manifest_entry, package_path, package_key, package_digest, package_bytes, entry, priority
from referral where (shard, report) >= (shard($1), $1) and (shard, report) <= (shard($2), cast($2 as bigint) - $3)
order by shard, report, ordinal limit $4 offset $5
