-- counsel/want_no_more
delete from approval_wanted where shard = shard($report) and report = $report and agency = $agency
