-- triage/keep_text
insert into danger_text (shard, digest, report, post_group) values (shard($1), $1, $2, $3)
