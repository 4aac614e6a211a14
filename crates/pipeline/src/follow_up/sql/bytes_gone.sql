-- follow_up/bytes_gone
delete from leftover where path = $1
