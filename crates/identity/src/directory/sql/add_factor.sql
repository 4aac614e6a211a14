-- directory/add_factor
insert into factor (account, secret, added_at, last_step) values ($account, $secret, $added_at, $last_step) on conflict do nothing
