-- directory/set_suspended
update agency set suspended = $2 where id = $1
