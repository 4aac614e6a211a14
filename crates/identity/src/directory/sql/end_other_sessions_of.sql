-- directory/end_other_sessions_of
delete from session where account = $account and digest <> $digest
