-- directory/set_password
update account set password = $password, must_change = $must_change, password_set_at = $password_set_at where id = $id
