-- directory/add_account
insert into account (id, name, role, agency, provider, password, disabled, created_at, must_change)
values ($1, $2, $3, $4, $5, $6, 0, $7, $8)
