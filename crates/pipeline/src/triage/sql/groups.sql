-- triage/groups
select id, posts, waiting, known, first_at, last_at, rank, sort, tie from post_group
where waiting > 0 and (rank, sort, tie) > ($1, $2, $3)
order by rank, sort, tie limit $4
