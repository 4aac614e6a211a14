-- follow_up/ended_requests
select report, provider, country, agency_name, opened_at, alarm_at, ended_at, ending, consulted_at from foreign_request
where ended_at is not null and (ended_at, report) < ($at, $report) order by ended_at desc, report desc limit $limit
