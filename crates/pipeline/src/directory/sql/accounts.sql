-- directory/accounts
select id, name, role, agency, provider, password, disabled from account order by id
