-- triage/hold_at_desk
insert into desk (shard, report, because, held_at, list, rank, sort, post_group, signs) values (shard($1), $1, $2, $3, $4, $5, $6, $7, $8)
