-- triage/group
select id, posts, waiting, known, first_at, last_at, rank, sort, tie from post_group where shard = shard($id) and id = $id
