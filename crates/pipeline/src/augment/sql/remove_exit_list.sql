-- augment/remove_exit_list
delete from exit_list where id = $id
