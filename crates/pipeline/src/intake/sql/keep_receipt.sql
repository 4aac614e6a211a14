-- intake/keep_receipt
insert into receipt (shard, report, digest, note) values (shard($1), $1, $2, $3)
