-- follow_up/requests_of_provider
select report, provider, country, agency_name, opened_at, alarm_at, ended_at, ending, consulted_at from foreign_request
where provider = $provider and (opened_at, report) < ($at, $report) order by opened_at desc, report desc limit $limit
