-- follow_up/write_notice
insert into notice (shard, report, ordinal, provider, kind, body, clause, written_at) values (shard($1), $1, $2, $3, $4, $5, $6, $7)
