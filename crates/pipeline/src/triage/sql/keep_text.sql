-- triage/keep_text
insert into danger_text (shard, digest, report, post_group) values (shard($digest), $digest, $report, $post_group)
