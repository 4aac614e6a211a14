-- directory/set_investigates
update agency set investigates = $2, investigates_by = $3 where id = $1
