-- directory/count_failed_sign_in
insert into failed_sign_in (minute, account, times) values ($minute, $account, 1)
on conflict (minute, account) do update set times = failed_sign_in.times + 1
