-- augment/write_statement
insert into statement (shard, report, ordinal, source, source_as_of, subject, matter, about, value, country, state, weight, doubt, event_at, said_at)
values (shard($1), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
