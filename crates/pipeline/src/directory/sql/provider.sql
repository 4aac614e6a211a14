-- directory/provider
select id, name, world, secret, webhook_url, webhook_key, hotline from provider where id = $1
