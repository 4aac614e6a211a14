-- directory/choose_language
update account set language = $language where id = $id
