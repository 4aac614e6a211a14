-- core/replace_house_key
update house_key set check_value = $check_value, public = $public, added_at = $added_at where name = $name
