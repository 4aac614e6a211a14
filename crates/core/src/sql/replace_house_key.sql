-- core/replace_house_key
update house_key set check_value = $2, public = $3, added_at = $4 where name = $1
