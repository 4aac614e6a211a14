-- follow_up/expunge_danger_posts
delete from danger_post where shard = shard($1) and report = $1
