-- oversight/rows/provider
select id, name, world, webhook_url, webhook_key, created_at, hotline, open_reports_max, open_bytes_max
from provider where id > $id order by id limit $limit
