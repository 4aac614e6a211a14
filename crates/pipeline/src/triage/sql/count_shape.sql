-- triage/count_shape
select count(*) as posts from (select report from danger_post where shape = $shape and posted_at > $since and posted_at <= $until limit $limit) as alike
