-- directory/remove_factor
delete from factor where account = $account
