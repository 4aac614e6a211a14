-- augment/write_candidate
insert into candidate (shard, report, subject, position, country, state, weight, proxy_doubt, newest_at, evidence)
values (shard($1), $1, $2, $3, $4, $5, $6, $7, $8, $9)
