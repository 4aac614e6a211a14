-- refer/request_open
select report from foreign_request where report = $1 and ended_at is null
