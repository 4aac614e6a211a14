-- triage/found_group
insert into post_group (id, posts, waiting, known, first_at, last_at, rank, sort, tie)
values ($1, 1, 0, $2, $3, $3, $4, $5, $6)
