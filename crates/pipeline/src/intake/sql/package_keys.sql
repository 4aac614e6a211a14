-- intake/package_keys
select report, cast(ordinal as text), package_path, package_key from referral
where package_key is not null and (report > $1 or (report = $1 and cast(ordinal as text) > $2))
order by report, cast(ordinal as text) limit $3
