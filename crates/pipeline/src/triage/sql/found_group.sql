-- triage/found_group
insert into post_group (shard, id, posts, waiting, known, first_at, last_at, rank, sort, tie)
values (shard($1), $1, 1, 0, $2, $3, $3, $4, $5, $6)
