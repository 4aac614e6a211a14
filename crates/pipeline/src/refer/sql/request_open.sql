-- refer/request_open
select report from foreign_request where shard = shard($1) and report = $1 and ended_at is null
