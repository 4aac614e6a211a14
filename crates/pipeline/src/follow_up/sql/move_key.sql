-- follow_up/move_key
update file set sealed_key = $4 where report = $1 and id = $2 and sealed_key = $3
