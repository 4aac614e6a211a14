-- directory/failed_sign_ins
select account, times from failed_sign_in where minute = $minute
