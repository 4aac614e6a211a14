-- directory/next_agencies_version
update directory set version = version + 1 where one = 1
