-- core/add_house_key
insert into house_key (name, check_value, public, added_at) values ($name, $check_value, $public, $added_at)
