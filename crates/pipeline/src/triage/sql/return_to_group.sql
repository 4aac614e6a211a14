-- triage/return_to_group
update post_group set waiting = waiting + $waiting where shard = shard($id) and id = $id
