-- follow_up/expunge_danger_posts
delete from danger_post where shard = shard($report) and report = $report
