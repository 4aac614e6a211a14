-- intake/keep_submission
insert into submission (shard, report, document, parsed) values (shard($report), $report, $document, $parsed)
