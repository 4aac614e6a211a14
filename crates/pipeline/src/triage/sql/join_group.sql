-- triage/join_group
update post_group set posts = posts + 1, last_at = case when last_at < $last_at then $last_at else last_at end where shard = shard($id) and id = $id
