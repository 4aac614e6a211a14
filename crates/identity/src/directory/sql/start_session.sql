-- directory/start_session
insert into session (digest, account, csrf, started_at, used_at, ends_at) values ($1, $2, $3, $4, $4, $5)
