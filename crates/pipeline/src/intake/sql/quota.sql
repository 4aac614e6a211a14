-- intake/quota
select (select count(*) from report where report.provider = $1 and report.stage = 'open'),
  (select cast(coalesce(sum(held_bytes), 0) as bigint) from report where report.provider = $1 and report.stage = 'open'),
  open_reports_max, open_bytes_max
from provider where id = $1
