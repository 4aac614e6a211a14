-- follow_up/open_requests
select report, provider, country, agency_name, opened_at, alarm_at, ended_at, ending, consulted_at from foreign_request
where ended_at is null and (opened_at, report) < ($at, $report) order by opened_at desc, report desc limit $limit
