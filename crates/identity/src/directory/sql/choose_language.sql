-- directory/choose_language
update account set language = $2 where id = $1
