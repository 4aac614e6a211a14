-- directory/end_failed_sign_ins
delete from failed_sign_in
where minute = $1 and (select cast(sum(f.times) as bigint) from failed_sign_in f where f.minute = $1) = $2
