-- follow_up/expunge_requests
update foreign_request set agency_name = '', consultation = null where shard = shard($report) and report = $report
