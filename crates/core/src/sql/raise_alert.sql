-- core/raise_alert
insert into alert (shard, id, report, kind, words, raised_at, about, rank, sort) values (shard($1), $1, $2, $3, $4, $5, $6, $7, $8)
