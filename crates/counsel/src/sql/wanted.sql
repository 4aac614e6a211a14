-- counsel/wanted
select report, agency, ruling, policies, wanted_at from approval_wanted
where (wanted_at, report, agency) > ($wanted_at, $report, $agency) order by wanted_at, report, agency limit $limit
