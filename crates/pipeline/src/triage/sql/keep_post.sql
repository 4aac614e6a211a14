-- triage/keep_post
insert into danger_post (report, posted_at, shape, post_group) values ($1, $2, $3, $4)
