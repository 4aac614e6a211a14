-- directory/set_investigates
update agency set investigates = $investigates, investigates_by = $investigates_by where id = $id
