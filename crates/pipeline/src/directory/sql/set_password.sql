-- directory/set_password
update account set password = $2, disabled = 0 where id = $1
