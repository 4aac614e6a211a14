-- triage/join_group
update post_group set posts = posts + 1, last_at = case when last_at < $2 then $2 else last_at end where shard = shard($1) and id = $1
