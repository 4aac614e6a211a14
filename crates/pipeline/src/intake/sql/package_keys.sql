-- intake/package_keys
select report, cast(ordinal as text) as place, package_path as path, package_key as sealed_key from referral
where package_key is not null and (shard, report, ordinal) > (shard($1), $1, cast(cast($2 as text) as bigint))
order by shard, report, ordinal limit $3
