-- follow_up/add_hold
insert into hold (shard, report, ordinal, kind, clause, starts_at, ends_at, reference, agency, actor, recorded_at, confirmed_at)
values (shard($1), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
