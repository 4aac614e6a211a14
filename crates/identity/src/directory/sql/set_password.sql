-- directory/set_password
update account set password = $2, must_change = $3, password_set_at = $4 where id = $1
