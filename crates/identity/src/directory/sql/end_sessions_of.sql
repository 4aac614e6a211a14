-- directory/end_sessions_of
delete from session where account = $account
