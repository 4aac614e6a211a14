-- directory/add_provider
insert into provider (id, name, world, created_at) values ($1, $2, $3, $4)
