-- intake/room
select (select count(*) from report where report.provider = $provider and report.stage = 'open') as open_reports,
  (select cast(coalesce(sum(held_bytes), 0) as bigint) from report where report.provider = $provider and report.stage = 'open') as open_bytes,
  open_reports_max, open_bytes_max
from provider where id = $provider
