-- intake/package_keys
select report, cast(ordinal as text) as place, package_path as path, package_key as sealed_key from referral
where package_key is not null and (shard, report, ordinal) > (shard($report), $report, cast(cast($place as text) as bigint))
order by shard, report, ordinal limit $limit
