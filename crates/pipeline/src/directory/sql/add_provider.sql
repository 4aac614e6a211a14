-- directory/add_provider
insert into provider (id, name, world, secret, created_at) values ($1, $2, $3, $4, $5)
