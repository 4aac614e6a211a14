-- triage/hold_at_desk
insert into desk (shard, report, because, held_at, list, rank, sort, post_group, signs) values (shard($report), $report, $because, $held_at, $list, $rank, $sort, $post_group, $signs)
