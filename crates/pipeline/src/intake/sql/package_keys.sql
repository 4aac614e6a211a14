-- intake/package_keys
select report, cast(ordinal as text), package_path, package_key from referral
where package_key is not null and (report > $1 or (report = $1 and ordinal > cast(cast($2 as text) as bigint)))
order by report, ordinal limit $3
