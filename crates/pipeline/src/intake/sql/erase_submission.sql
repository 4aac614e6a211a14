-- intake/erase_submission
delete from submission where report = $1
