-- directory/change_own_password
update account set password = $password, must_change = 0, password_set_at = $password_set_at where id = $id and password = $old_password and disabled = 0
