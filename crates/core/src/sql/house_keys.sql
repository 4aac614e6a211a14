-- core/house_keys
select name, check_value, public from house_key order by name
