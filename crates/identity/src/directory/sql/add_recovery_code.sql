-- directory/add_recovery_code
insert into recovery_code (account, code, drawn_at) values ($account, $code, $drawn_at)
