-- directory/add_provider
insert into provider (id, name, world, created_at) values ($id, $name, $world, $created_at)
