-- directory/recovery_codes
select code from recovery_code where account = $account
