-- directory/use_factor
update factor set last_step = $step where account = $account and last_step < $step
