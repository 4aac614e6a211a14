-- oversight/rows/referral
select report, ordinal, agency, ruling, channel, state, reason, predecessor, hop, made_available_at, delivered_at, acknowledged_at, opened_at, manifest_digest, manifest_entry, package_path, package_key, package_digest, package_bytes, entry, priority
from referral where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report, ordinal limit $limit offset $offset
