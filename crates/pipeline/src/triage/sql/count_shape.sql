-- triage/count_shape
select count(*) as posts from (select report from danger_post where shape = $1 and posted_at > $2 and posted_at <= $3 limit $4) as alike
