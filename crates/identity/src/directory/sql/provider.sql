-- directory/provider
select id, name, world, webhook_url, webhook_key, hotline from provider where id = $id
