-- triage/leave_group
update post_group set waiting = waiting - $waiting where shard = shard($id) and id = $id and waiting >= $waiting
