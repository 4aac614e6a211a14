-- follow_up/remove_setting
delete from setting where name = $name
