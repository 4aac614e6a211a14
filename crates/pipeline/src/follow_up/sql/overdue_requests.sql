-- follow_up/overdue_requests
select report, provider, country, agency_name, opened_at, alarm_at, ended_at, ending, consulted_at from foreign_request
where alarm_at is not null and alarm_at <= $now order by alarm_at limit 200
