-- directory/change_own_password
update account set password = $2, must_change = 0, password_set_at = $4 where id = $1 and password = $3 and disabled = 0
