-- intake/hold_room
update provider set open_reports_max = open_reports_max where id = $id
