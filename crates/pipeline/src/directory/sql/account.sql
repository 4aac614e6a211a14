-- directory/account
select id, name, role, agency, provider, password, disabled from account where id = $1
