-- intake/set_quota
update provider set open_reports_max = $2, open_bytes_max = $3 where id = $1
