-- directory/factor
select secret, added_at, last_step from factor where account = $account
