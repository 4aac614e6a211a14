-- directory/agencies_version
select version from directory where one = 1
