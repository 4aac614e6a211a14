-- directory/disable_account
update account set disabled = 1 where id = $id
