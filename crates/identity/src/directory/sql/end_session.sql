-- directory/end_session
delete from session where digest = $digest
