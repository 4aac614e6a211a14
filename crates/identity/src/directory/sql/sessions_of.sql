-- directory/sessions_of
select digest, started_at, used_at, ends_at, browser from session
where account = $account and ends_at > $now and used_at > $since
