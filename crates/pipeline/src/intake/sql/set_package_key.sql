-- intake/set_package_key
update referral set package_key = $4 where report = $1 and cast(ordinal as text) = $2 and package_key = $3
