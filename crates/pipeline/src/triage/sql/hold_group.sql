-- triage/hold_group
-- Whoever dismisses a group waits for another who does.
update post_group set posts = posts where shard = shard($id) and id = $id
