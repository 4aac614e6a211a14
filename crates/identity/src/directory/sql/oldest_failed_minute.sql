-- directory/oldest_failed_minute
select minute from failed_sign_in where minute < $before order by minute limit 1
