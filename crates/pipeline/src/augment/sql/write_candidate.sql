-- augment/write_candidate
insert into candidate (shard, report, subject, position, country, state, weight, proxy_doubt, newest_at, evidence)
values (shard($report), $report, $subject, $position, $country, $state, $weight, $proxy_doubt, $newest_at, $evidence)
