-- intake/erase_files
delete from file where report = $1
