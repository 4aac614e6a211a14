-- directory/enable_account
update account set disabled = 0 where id = $id
