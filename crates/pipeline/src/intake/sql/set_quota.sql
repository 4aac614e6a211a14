-- intake/set_quota
update provider set open_reports_max = $open_reports_max, open_bytes_max = $open_bytes_max where id = $id
