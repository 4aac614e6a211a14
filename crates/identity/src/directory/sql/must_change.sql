-- directory/must_change
update account set must_change = 1 where id = $id
