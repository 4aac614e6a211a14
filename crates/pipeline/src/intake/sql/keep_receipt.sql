-- intake/keep_receipt
insert into receipt (shard, report, digest, note) values (shard($report), $report, $digest, $note)
