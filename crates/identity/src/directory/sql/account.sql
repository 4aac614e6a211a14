-- directory/account
select id, name, role, agency, provider, password, disabled, must_change, password_set_at, language from account where id = $id
