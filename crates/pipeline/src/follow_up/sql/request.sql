-- follow_up/request
select report, provider, country, agency_name, opened_at, alarm_at, ended_at, ending, consulted_at from foreign_request where shard = shard($report) and report = $report
