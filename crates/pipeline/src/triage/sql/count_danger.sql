-- triage/count_danger
select count(*) as posts from (select report from danger_post where posted_at > $1 and posted_at <= $2 limit $3) as lately
