-- augment/write_statement
insert into statement (shard, report, ordinal, source, source_as_of, subject, matter, about, value, country, state, weight, doubt, event_at, said_at)
values (shard($report), $report, $ordinal, $source, $source_as_of, $subject, $matter, $about, $value, $country, $state, $weight, $doubt, $event_at, $said_at)
