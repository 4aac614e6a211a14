-- follow_up/requests_of_provider
select report, provider, country, agency_name, opened_at, alarm_at, ended_at, ending, consulted_at from foreign_request
where provider = $1 and (opened_at, report) < ($2, $3) order by opened_at desc, report desc limit $4
