-- oversight/rows/provider
select id, name, world, secret, webhook_url, webhook_key, created_at, hotline
from provider where id > $1 order by id limit $2
