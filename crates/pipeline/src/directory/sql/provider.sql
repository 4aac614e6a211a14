-- directory/provider
select id, name, world, secret, webhook_url, webhook_key from provider where id = $1
