-- triage/keep_post
insert into danger_post (shard, report, posted_at, shape, post_group) values (shard($report), $report, $posted_at, $shape, $post_group)
