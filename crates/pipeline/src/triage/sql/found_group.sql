-- triage/found_group
insert into post_group (shard, id, posts, waiting, known, first_at, last_at, rank, sort, tie)
values (shard($id), $id, 1, 0, $known, $first_at, $first_at, $rank, $sort, $tie)
