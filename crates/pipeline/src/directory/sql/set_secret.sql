-- directory/set_secret
update provider set secret = $2 where id = $1
