-- follow_up/setting
select value from setting where name = $name
