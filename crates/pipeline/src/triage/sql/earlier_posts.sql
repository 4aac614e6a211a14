-- triage/earlier_posts
select r.number, r.kind, r.stage, p.post_group from report r left join danger_post p on p.report = r.number
where r.number in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
