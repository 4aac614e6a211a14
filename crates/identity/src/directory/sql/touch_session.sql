-- directory/touch_session
update session set used_at = $used_at where digest = $digest and used_at < $used_at
