-- directory/touch_session
update session set used_at = $2 where digest = $1 and used_at < $2
