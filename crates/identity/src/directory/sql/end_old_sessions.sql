-- directory/end_old_sessions
delete from session where ends_at < $now
