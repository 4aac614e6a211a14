-- directory/add_account
insert into account (id, name, role, agency, provider, password, disabled, created_at, must_change)
values ($id, $name, $role, $agency, $provider, $password, 0, $created_at, $must_change)
