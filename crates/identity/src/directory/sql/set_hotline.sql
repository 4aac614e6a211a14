-- directory/set_hotline
update provider set hotline = 1 where id = $id
