-- directory/providers
select id, name, world, secret, webhook_url, webhook_key, hotline from provider order by id
