-- disclosure/keep_ruling
insert into ruling (shard, report, ordinal, agency, outcome, candidate, facts, body, digest, register, ruled_at, error)
values (shard($report), $report, $ordinal, $agency, $outcome, $candidate, $facts, $body, $digest, $register, $ruled_at, $error)
