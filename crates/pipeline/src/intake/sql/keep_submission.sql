-- intake/keep_submission
insert into submission (shard, report, document, parsed) values (shard($1), $1, $2, $3)
