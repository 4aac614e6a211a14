-- follow_up/setting
select value from setting where name = $1
