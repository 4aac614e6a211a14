-- directory/set_agency_language
update agency set language = $language where id = $id
