-- directory/set_investigates
update agency set investigates = $2 where id = $1
