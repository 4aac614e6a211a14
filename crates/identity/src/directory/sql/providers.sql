-- directory/providers
select id, name, world, webhook_url, webhook_key, hotline from provider order by id
