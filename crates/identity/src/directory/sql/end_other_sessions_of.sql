-- directory/end_other_sessions_of
delete from session where account = $1 and digest <> $2
