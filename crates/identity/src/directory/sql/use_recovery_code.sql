-- directory/use_recovery_code
delete from recovery_code where account = $account and code = $code
