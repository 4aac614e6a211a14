-- triage/open_group
update post_group set waiting = $waiting, rank = $rank, sort = $sort where shard = shard($id) and id = $id and waiting = 0
