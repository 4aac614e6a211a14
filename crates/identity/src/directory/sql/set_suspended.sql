-- directory/set_suspended
update agency set suspended = $suspended where id = $id
