-- triage/count_danger
select count(*) as posts from (select report from danger_post where posted_at > $since and posted_at <= $until limit $limit) as lately
