-- directory/start_session
insert into session (digest, account, csrf, started_at, used_at, ends_at, browser) values ($digest, $account, $csrf, $started_at, $started_at, $ends_at, $browser)
