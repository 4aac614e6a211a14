-- counsel/wanted_one
select report, agency, ruling, policies, wanted_at from approval_wanted where shard = shard($report) and report = $report and agency = $agency
