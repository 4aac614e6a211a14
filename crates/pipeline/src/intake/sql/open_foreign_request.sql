-- intake/open_foreign_request
insert into foreign_request (shard, report, provider, country, agency_name, opened_at, alarm_at) values (shard($report), $report, $provider, $country, $agency_name, $opened_at, $alarm_at)
