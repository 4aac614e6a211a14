-- directory/end_failed_sign_ins
delete from failed_sign_in
where minute = $minute and (select cast(sum(f.times) as bigint) from failed_sign_in f where f.minute = $minute) = $counted
