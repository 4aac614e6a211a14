-- disclosure/keep_ruling
insert into ruling (shard, report, ordinal, agency, outcome, candidate, facts, body, digest, register, ruled_at, error)
values (shard($1), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
