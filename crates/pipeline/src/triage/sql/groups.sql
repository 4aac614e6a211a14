-- triage/groups
select id, posts, waiting, known, first_at, last_at, rank, sort, tie from post_group
where waiting > 0 and (rank, sort, tie) > ($rank, $sort, $tie)
order by rank, sort, tie limit $limit
