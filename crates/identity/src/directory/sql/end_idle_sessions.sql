-- directory/end_idle_sessions
delete from session where used_at <= $until
